"""What earlier formats of the records file were made of."""

from collections.abc import Mapping
from types import MappingProxyType

FORMAT_1: Mapping[str, str] = MappingProxyType(
    {
        "table events": "94edef113b1494e00512a0ad6c9dba00ae6dbb5dfccf9015255e874197c9108c",
        "table documents": "9da6c38f25c3515ed833de6e2bb431c948b44c3def67788a258bd48637f941e7",
        "table alive": "a59eb7007bfe64505a0cfed32013fe7ea00de6efd40747c0cc44c0754b606d95",
        "index first_events": "8990587473ee28e99658aaba66d2a67ac72f15880fb10ce33959df3ff7de6fe3",
        "index plans": "748ec83a597e2c6bd22fa8234211bbf99a09131e74b5fdd83373b2943c586bcd",
        "index corrections": "98215982ef34d69604e2a84ddcb8a36f9f13aa3f52adb426fa606c2cf68d064f",
        "trigger events_are_never_updated": "35a7a3515e975712ed88b98a68ca0e161647d34d6097dd8db6adb878dddb785f",
        "trigger events_are_never_deleted": "079b0434f8c787a54a6b269ad6e7b66131a72dd477c810b62d53ef9addff63b6",
        "trigger events_are_never_replaced": "56bfe3236270e5b9e3aaffb0a12fb9793421844d50b25a92e359c3c4e303fd46",
        "trigger documents_are_never_updated": "4298dc3e84a1b4d0c824a796ce7990e7a048a9a01a02bc3f462682ce3d34203c",
        "trigger documents_are_never_deleted": "2766d8b03790850a399b95950adcdc589ff55f0bdc9a60e8e940c26afb2909a7",
        "trigger documents_are_never_replaced": "4a90689ffb554b52c5b440a005cf9f35bc07da84ca382b0b069b3d46959c21df",
        "view happened": "a5f49a8f15db54577ff0392f86c594ae55b54ce90b3035a505acc98b08767bd0",
        "view infusions": "c059998cb20345ebbfa65fb228acc4b5df37be77b5a29b6be837c1fd9e070da2",
        "view observations": "81d0e55015205959604f166b78d7d4938ec517fb931b54719635c189ac113bf5",
        "view rate_changes": "726b628aa1ae13b234210f5c8055a7a37861d3bc49e59f81c1dc047dfcc2e312",
        "view adverse_events": "3a32e30c04b445489563957a9afc187934132d71125673cf1c85047f11ffa762",
        "view bottles": "902337983cc872ce8d248ceb9c0fc1a6b1077e72f539dcb685cf41446b925ac0",
        "view medicines": "8679dcc1fd5235ab1379377c26c7d456a2a95c72b634f0a22cfebd61bcb81022",
        "view notes": "dff414162cebfcb85504f0708f349cb271ed8e25de2b3b2ffd7f7ebafe2b2cd9",
    }
)
"""Every table, index, guard and view of format 1, with the sha256 of its definition as SQLite keeps it."""

FORMAT_2: Mapping[str, str] = MappingProxyType(
    {
        "table events": "b64651be0ebecc3848f7d9eba9959b9c0c447244d36156b88851d8e6e579f18f",
        "table documents": "9da6c38f25c3515ed833de6e2bb431c948b44c3def67788a258bd48637f941e7",
        "table alive": "a59eb7007bfe64505a0cfed32013fe7ea00de6efd40747c0cc44c0754b606d95",
        "table heads": "0373f46d690b27dcb1e584f5e1e8a713f222327d64eb01b48eea474f3d1cbbe8",
        "table listed": "0a29a80e8737502df49f833cf4eb9654ffd0c267238e65f68cc8d2343bb36819",
        "table words": "4f23fd20d30fa564363ad4cb1f5ec6c06e83d06bbb81339b991c6684296938a6",
        "index listed_by_phase": "9ea84dece76619a5dc7dc07ba53c9ef1bf193b336521ef6b90037958c96c6454",
        "index listed_past": "261d6ee67d366f32dc56f7a9efd499fd2b4c6c2b45b983dde054f787f3815431",
        "index listed_by_identifier": "d02c255fdda91aa24724b58c171e54a19e221fd96cbd84c8f233fc7c571cc5c9",
        "index first_events": "8990587473ee28e99658aaba66d2a67ac72f15880fb10ce33959df3ff7de6fe3",
        "index plans": "748ec83a597e2c6bd22fa8234211bbf99a09131e74b5fdd83373b2943c586bcd",
        "index corrections": "98215982ef34d69604e2a84ddcb8a36f9f13aa3f52adb426fa606c2cf68d064f",
        "trigger events_are_never_updated": "35a7a3515e975712ed88b98a68ca0e161647d34d6097dd8db6adb878dddb785f",
        "trigger events_are_never_deleted": "079b0434f8c787a54a6b269ad6e7b66131a72dd477c810b62d53ef9addff63b6",
        "trigger events_are_never_replaced": "56bfe3236270e5b9e3aaffb0a12fb9793421844d50b25a92e359c3c4e303fd46",
        "trigger documents_are_never_updated": "4298dc3e84a1b4d0c824a796ce7990e7a048a9a01a02bc3f462682ce3d34203c",
        "trigger documents_are_never_deleted": "2766d8b03790850a399b95950adcdc589ff55f0bdc9a60e8e940c26afb2909a7",
        "trigger documents_are_never_replaced": "4a90689ffb554b52c5b440a005cf9f35bc07da84ca382b0b069b3d46959c21df",
        "trigger events_move_their_head": "f3916145ddacf7c7588a6ae23c4df5e7d73b3ad951a17764ff245d1cb6356ddd",
        "trigger heads_are_only_moved_on": "5bc2663da419955843ef1a9601ddb906f43759d8b9b544b53b65b790b133136e",
        "trigger heads_are_never_invented": "702c92abe629ae061fa59bd289ff9d7890af165eb87f00f0dfaaebe245b669e2",
        "trigger heads_are_never_deleted": "9c9b090265a8135a2ad4e3afab5f75f4682005edb0bd3ec7a5db21c332e3cdb4",
        "table desk_events": "c18b7153770203adbbeb6d521c71bbb5e7b966e49388fb01404f52460cc1ac81",
        "table desk_head": "17480f4a416f8f10584dbe6b45a383d56c43acc1ee78a6dc3f66a4720fcc7803",
        "trigger desk_events_are_never_updated": "927708388c40410e958c08361aa11c0f44bf6667541ee03627ddee95cc0f16ec",
        "trigger desk_events_are_never_deleted": "52c7b47f6f35c87c8e2d2a2778e23350bef05f8538cbba5cdb8f29bd73befde7",
        "trigger desk_events_are_never_replaced": "38c62d3066442be48da67bb2a692973a008f65fc59d802c4575c7768f2d1a4ee",
        "trigger desk_events_move_their_head": "8e3c9fb321ed1626215d260e87b24abf8fd8703da241b48399d4538e8a5f8c59",
        "trigger desk_head_is_only_moved_on": "0913878b32781ac3b19c43e3cd8c2acb0321004c6d94808616b67105d4221fc1",
        "trigger desk_head_is_never_invented": "acde005e2598709df9886e6ff6b66a67c4792456bf6848ecd4e298cbd3095f2d",
        "trigger desk_head_is_never_deleted": "d4829ab93211b1d12c9f94fccd0595553a602d339bda65e0f66bbcbc323a7686",
        "view happened": "a5f49a8f15db54577ff0392f86c594ae55b54ce90b3035a505acc98b08767bd0",
        "view infusions": "c059998cb20345ebbfa65fb228acc4b5df37be77b5a29b6be837c1fd9e070da2",
        "view observations": "a4464ebc9d8a28e1e7b94ccfa109863e8d02f0ca5246e9f5e10892f07ae5184b",
        "view rate_changes": "726b628aa1ae13b234210f5c8055a7a37861d3bc49e59f81c1dc047dfcc2e312",
        "view adverse_events": "109b577c61b133d29aa43644ce2b1abdf277a6648ccb0b88628673996475c80b",
        "view bottles": "4b8af65197e4513d5608301ed4fb77bab4305df9a48f1d36179282ee1d2b0cf8",
        "view medicines": "8679dcc1fd5235ab1379377c26c7d456a2a95c72b634f0a22cfebd61bcb81022",
        "view notes": "dff414162cebfcb85504f0708f349cb271ed8e25de2b3b2ffd7f7ebafe2b2cd9",
    }
)
"""The same of format 2."""
