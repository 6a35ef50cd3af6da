"""A window of its own in a process of its own, up to the first picture; prints what it took and leaves.

Started as `child.py WHAT [FOLDER]`, WHAT being `bare` (a label), `plot` (a bare pyqtgraph plot), `ours`, which asks who
it is, or `signed-in`: the window behind that, over records in the folder's `practice`, to which nobody signs in.
"""

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

IDLE_LOOKS = 10
PATIENCE_S = 20


def leave_when_painted() -> None:
    """Instead of running for ever, run until the first window is painted."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QWidget

    class Painted(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.is_painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 # Qt names it.
            if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
                self.is_painted = True
            return False

    def execute() -> int:
        application = QApplication.instance()
        assert application is not None
        painted = Painted()
        application.installEventFilter(painted)
        began = time.monotonic()
        while not painted.is_painted and time.monotonic() - began < PATIENCE_S:
            application.processEvents()
        application.processEvents()
        print("painted", time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
        idle()
        application.removeEventFilter(painted)
        return 0

    setattr(QApplication, "exec", staticmethod(execute))  # noqa: B010 # A plain assignment is refused by the types.


def idle() -> None:
    """Let the window idle for a while and print which share of a core that took."""
    from PySide6.QtCore import QEventLoop, QTimer

    if len(sys.argv) < 4:
        return
    loop = QEventLoop()
    QTimer.singleShot(IDLE_LOOKS * 1000, loop.quit)
    before, started = time.process_time(), time.perf_counter()
    loop.exec()
    print("idle", (time.process_time() - before) / (time.perf_counter() - started), flush=True)


def main() -> int:
    leave_when_painted()
    what = sys.argv[1]
    if what in {"ours", "signed-in"}:
        from ivig_desk.bootstrap import main as desk

        return desk(["--data", sys.argv[2], *(["--practice"] if what == "signed-in" else [])])
    from PySide6.QtWidgets import QApplication, QLabel

    application = QApplication([])
    if what == "plot":
        import pyqtgraph

        window = pyqtgraph.PlotWidget()
        window.plot([0, 1, 2], [0, 1, 0])
    else:
        window = QLabel("IVIG Desk")
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
