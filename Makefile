# Two commands for a newcomer: `make demo` and `make test`. Neither needs root; both work in ./.venv only.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORE := demo-output/store

.PHONY: demo test check clean

demo: $(VENV)/installed
	@echo "== 1. Building a graph from the five documents in samples/"
	@rm -rf $(STORE) && mkdir -p demo-output
	@$(BIN)/jiaoce build samples --store $(STORE)
	@echo; echo "== 2. What the graph holds"
	@$(BIN)/jiaoce stats --store $(STORE)
	@echo; echo "== 3. Were Wenzhou's targets for 2024 met? (温州市2024年的目标完成了吗？)"
	@$(BIN)/jiaoce query target-vs-outcome --store $(STORE) --param region=温州 --param year=2024
	@echo; echo "== 4. How did 公办园在园幼儿占比 move in every place since 2019?"
	@$(BIN)/jiaoce query indicator-series --store $(STORE) --param indicator=公办园在园幼儿占比
	@echo; echo "== 5. Which standards do most counties of Taizhou fail?"
	@$(BIN)/jiaoce query weakest-standards --param region=台州 --store $(STORE)
	@echo; echo "== 6. Drawing the surroundings of 优教强城工程"
	@$(BIN)/jiaoce graph 优教强城工程 --store $(STORE) -o demo-output/graph.html
	@echo "Open demo-output/graph.html in a browser; or run: $(BIN)/jiaoce serve --store $(STORE)"

test: $(VENV)/installed-dev
	@echo "== Running the tests (browser, server and shared-corpus tests are skipped, visibly, where their programs are missing)"
	@$(BIN)/python -m pytest -q

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

$(VENV)/installed: pyproject.toml
	@echo "== Making an environment in $(VENV) and installing jiaoce with what it needs (about a minute)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "jiaoce needs Python 3.11 or newer; say which one: make demo PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "== Adding what the tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev --editable .
	@touch $@

clean:
	rm -rf $(VENV) demo-output
