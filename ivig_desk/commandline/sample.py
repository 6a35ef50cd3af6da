"""A scenario of its own for the self-check: it needs no file, and dies once on the way."""

SAMPLE_FILE = "self-check"
SAMPLE = """
title = "An invented patient, for the self-check only"
[patient]
id = "self-check"
name = "Nobody"
born = "1980-01-01"
sex = "F"
weight_kg = "70"
iga = "normal"
[order]
indication = "none"
dose_g = "28"
prescriber = "self-check"
[set]
profile = "privigen-10-eu"
giving_set = "pump:0.1"
bottles = [{ volume_ml = "400", batch = "SELF-CHECK" }]
[[step]]
minute = "0"
do = "observe"
with.systolic = "120"
with.diastolic = "75"
with.heart_rate = "72"
with.temperature_c = "36.6"
with.spo2 = "98"
with.respiratory_rate = "16"
[[step]]
minute = "0"
do = "start"
expect = { phase = "running", given_ml_h = "21" }           # 70 kg × 0.3 mL/kg/h
[[step]]
minute = "20"
do = "kill"
expect = { phase = "running", infused_ml = "7", missing = [
    "rung-time", "observation-stale", "weight-unconfirmed", "not-confirmed",
] }                                                         # 21 mL/h × 20 min ÷ 60
[[step]]
minute = "20"
do = "stop"
with = { reason = "end of the self-check" }
expect = { phase = "stopped", infused_ml = "7" }
[[step]]
minute = "20"
do = "close"
expect = { phase = "closed" }
"""
