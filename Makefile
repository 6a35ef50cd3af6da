# Every target does its own set-up: `.venv` with the pinned packages, and the system libraries Qt needs for it.

# The demonstration: the real window, offscreen, driven through a scenario; its record, PDF and pictures stay in build/demo.
DEMO = $(VENV_PYTHON) main.py rehearse tests/scenarios/headache_child.toml \
       --data build/demo --pdf build/demo/summary.pdf --window

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
VENV_PYTHON = .venv/bin/python
NEEDS = $(VENV_PYTHON) tools/system_libraries.py
PROGRAM = build/frozen/ivig-desk/ivig-desk

.DEFAULT_GOAL := help
.PHONY: help setup run demo test soak check format bench freeze clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile | expand -t 16

setup: ## fill .venv with the pinned packages; instant when nothing changed
	@$(PYTHON) tools/setup.py

run: setup ## open the desk; without a display, say so and run the demonstration
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    echo 'There is no display here, so the demonstration runs instead and leaves its pictures in build/demo.' >&2; \
	    exec $(MAKE) --no-print-directory demo; \
	fi; \
	$(NEEDS) screen && exec $(VENV_PYTHON) main.py $(ARGS)

demo: export QT_QPA_PLATFORM = offscreen
demo: setup ## drive the window through a scenario, offscreen, into build/demo; each step of a plan into build/screens
	@$(NEEDS) offscreen
	@rm -rf build/demo build/screens && mkdir -p build/demo
	$(DEMO)
	$(VENV_PYTHON) -m tests.pictures build/screens

test: export QT_QPA_PLATFORM = offscreen
# One tree gives one verdict: otherwise what Hypothesis tries would follow the order of sets.
test: export PYTHONHASHSEED = 0
test: setup ## run every test; needs no display and no sound device
	@$(NEEDS) test
	$(VENV_PYTHON) -m pytest $(ARGS)

soak: export QT_QPA_PLATFORM = offscreen
soak: setup ## kill a desk at 1,000 random moments while it is worked with; takes about half an hour
	@$(NEEDS) offscreen
	$(VENV_PYTHON) -m tests.end_to_end.killing 1000 $(ARGS)

check: setup ## format, lint, types and walls
	$(VENV_PYTHON) -m ruff format --check
	$(VENV_PYTHON) -m ruff check
	$(VENV_PYTHON) -m mypy
	.venv/bin/lint-imports

format: setup ## rewrite the files in the one format
	$(VENV_PYTHON) -m ruff format
	$(VENV_PYTHON) -m ruff check --fix

bench: export QT_QPA_PLATFORM = offscreen
bench: setup ## speed and memory, side by side with their yardsticks
	@$(NEEDS) offscreen
	$(VENV_PYTHON) -m tests.benchmarks $(ARGS)

freeze: export QT_QPA_PLATFORM = offscreen
freeze: setup ## build the program that needs no Python, and let it check itself
	@$(NEEDS) freeze
	$(VENV_PYTHON) -m PyInstaller --noconfirm --log-level WARN --distpath build/frozen --workpath build/pyinstaller pyinstaller.spec
	$(PROGRAM) self-check

clean: ## remove all that was made, .venv too
	rm -rf .venv .setup.lock build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find ivig_desk tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
