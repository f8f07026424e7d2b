# Shared by the scripts beside it; sourced, never run.
# shellcheck shell=bash

# Says one thing on stderr, so that it stands beside what a tool says.
note() {
  printf '%s\n' "$*" >&2
}

# install_package PACKAGE: installs Debian's package, where we may. False where it could not be done.
install_package() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    note "not installed: $1 (Debian: apt-get install $1, as root)"
    return 1
  fi
  note "installing $1"
  if [ -z "${apt_lists_fresh:-}" ]; then
    # An old list still serves where the update fails; the install then tells.
    apt-get update -qq >&2 || note "apt-get update failed"
    apt_lists_fresh=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >&2 && return 0
  note "$1 could not be installed"
  return 1
}

# need COMMAND PACKAGE: makes sure that a command is there. False, with the reason on stderr,
# where it cannot be had.
need() {
  command -v "$1" >/dev/null || { install_package "$2" && command -v "$1" >/dev/null; }
}

# python_tools FOLDER: has the Python packages of FOLDER/requirements.txt, pinned, in an environment named after their
# list, and leaves its folder in tools. False where they could not be had.
python_tools() {
  need python3 python3 || return 1
  local list=$1/requirements.txt
  tools=${XDG_CACHE_HOME:-$HOME/.cache}/annexe-conformance/$(sha256sum "$list" | cut -c1-16)
  [ -f "$tools/complete" ] && return 0
  note "installing outloud and pdfua"
  rm -rf "$tools"
  mkdir -p "${tools%/*}"
  # Debian's own python3 has the makings of an environment in a package apart.
  python3 -c 'import ensurepip' 2>/dev/null || install_package python3-venv || return 1
  python3 -m venv "$tools" >&2 \
    && "$tools/bin/pip" --quiet --disable-pip-version-check install --requirement "$list" >&2 \
    && touch "$tools/complete"
}
