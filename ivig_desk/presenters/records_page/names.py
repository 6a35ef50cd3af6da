"""What the controls of the page are called: the list knows them before what reads a record is loaded."""

RECORD, OF_BATCH = "record", "batch"
"""Before the infusion or the batch, and a colon."""
BACK, LEAVE = "records-back", "leave"
OPEN_PAGE, GO_ON = "record-page", "recall-go-on"
