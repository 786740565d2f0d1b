# Chainrule. `make` builds and starts it; see the README.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
BUILD_FLAGS := -c release --static-swift-stdlib --product chainrule
RELEASE := .build/release

# What Debian calls the C libraries that the package links, and the program to look for them with.
PACKAGES := pkg-config libedit-dev libsleef-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libopenblas-dev libmimalloc-dev
APT := $(if $(filter 0,$(shell id -u)),,sudo )apt-get

.PHONY: run build packages test fuzz record order coverage install uninstall format lint bench clean

run: build
	@$(RELEASE)/chainrule

build: packages
	@$(SWIFT) build $(BUILD_FLAGS)

# Installs only what is missing, so that it costs nothing once all is there.
packages:
	@if command -v dpkg-query >/dev/null 2>&1; then \
	  missing=$$(for package in $(PACKAGES); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	  if [ -n "$$missing" ]; then \
	    echo "Installing" $$missing; \
	    $(APT) update -qq && DEBIAN_FRONTEND=noninteractive $(APT) install -y -qq $$missing; \
	  fi; \
	elif ! pkg-config --exists libedit sleef libcmark-gfm yaml-0.1 openblas 2>/dev/null; then \
	  echo "Please install the development files of libedit, SLEEF, cmark-gfm, libyaml, OpenBLAS and mimalloc, and pkg-config." >&2; \
	  exit 1; \
	fi

test: packages
	@$(SWIFT) test

# Runs made-up programs to find those that crash or hang; REPLAY=FILE runs one again that did.
CASES ?= 10000
SEED ?= $(shell date +%s)
FUZZ_BUILD := -c release --static-swift-stdlib --product FuzzRunner
fuzz: packages
	@$(SWIFT) build $(FUZZ_BUILD)
	@$(RELEASE)/FuzzRunner $(if $(REPLAY),--replay $(REPLAY),--cases $(CASES) --seed $(SEED))

# Records anew what PyTorch gives for the operator table's samples; PYTHON names a Python that has PyTorch.
record: packages
	@cases=$$(mktemp) && trap "rm -f $$cases" EXIT && \
	CHAINRULE_CASES=$$cases $(SWIFT) test --filter ReferenceTests.export && \
	$(or $(PYTHON),python3) Tests/AutogradTests/Reference/record $$cases

# Writes anew in which order the linker lays out the functions that small graphs run through.
order: build
	@Benchmarks/order-functions $(RELEASE)/chainrule

# Counts which of PyTorch's public names there are here.
coverage: build
	@$(RELEASE)/chainrule run Tests/Coverage/count.py

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/chainrule/Lessons
	install -s -m 755 $(RELEASE)/chainrule $(DESTDIR)$(PREFIX)/bin/chainrule
	install -m 644 Lessons/[0-9]*.md $(DESTDIR)$(PREFIX)/share/chainrule/Lessons

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/chainrule
	rm -rf $(DESTDIR)$(PREFIX)/share/chainrule

format:
	@$(SWIFT) format --in-place --recursive Package.swift Sources Tests

lint:
	@$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# Times the scripts of Benchmarks/, beside Python with PyTorch where there is one (PYTHON=...).
bench: build
	@Benchmarks/compare $(RELEASE)/chainrule $(PYTHON)

clean:
	@$(SWIFT) package clean
