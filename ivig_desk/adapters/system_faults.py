"""What the operating system says of a file, as the fault it is; without SQLite, which a plan has no need of."""

import errno
from collections.abc import Mapping
from types import MappingProxyType

from ivig_desk.desk.faults import RecordsFaultCode

_ERRNOS: Mapping[int, RecordsFaultCode] = MappingProxyType(
    {
        errno.EROFS: RecordsFaultCode.READ_ONLY,
        errno.ENOSPC: RecordsFaultCode.DISK_FULL,
        errno.EDQUOT: RecordsFaultCode.DISK_FULL,
        errno.EFBIG: RecordsFaultCode.DISK_FULL,
    }
)


def of_errno(error: OSError) -> RecordsFaultCode:
    """Return what an error of the operating system means for the records."""
    return _ERRNOS.get(error.errno or 0, RecordsFaultCode.UNREACHABLE)
