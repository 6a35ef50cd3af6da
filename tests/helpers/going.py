"""What the patient's page is made with, as shipped: no ward has said whom to call."""

from functools import cache

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.presenters.going_home import GoingHome, going_home_of


@cache
def going_home() -> GoingHome:
    """The shipped words and intervals."""
    return going_home_of(TomlDataFiles(resources=resources_folder(), ward=None))
