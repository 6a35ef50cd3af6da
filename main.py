"""`python main.py` is the installed command `ivig-desk`."""

import sys

from ivig_desk.bootstrap import main

if __name__ == "__main__":
    sys.exit(main())
