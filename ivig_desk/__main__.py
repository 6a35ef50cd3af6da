"""`python -m ivig_desk` is the installed command `ivig-desk`."""

import sys

from ivig_desk.bootstrap import main

sys.exit(main())
