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
