#!/usr/bin/env bash
# Starts the packaged hub with the demo's articles in a folder of its own, asks it questions, and prints what that cost.
#   src/gatling/bench.sh web-chat     the extractive model, 20 messages/s
#   src/gatling/bench.sh slow-model   a stand-in for a model that takes 1.5 s, 100 messages/s, 768 MB of heap
#   src/gatling/bench.sh mail-intake  2,000 mails in a mailbox, then one with 25 MB attached; options: --mails N  --heap SIZE
#   src/gatling/bench.sh access       what knowing the caller costs a request
#   src/gatling/bench.sh idle-readers 5,000 open live streams, and 50 messages/s on some of them; option: --readers N
# Options: --rate N  --seconds N  --warm-up SECONDS  --warm-up-rate N  --questions fresh|known  --heap SIZE  --profile
# Needs: ./mvnw -P bench -DskipTests package
set -euo pipefail
cd "$(dirname "$0")/../.."

usage() { sed -n '2,9s/^# //p' "$0" >&2; exit 2; }

scenario=${1:-}
[ $# -gt 0 ] && shift
case "$scenario" in
    web-chat)   rate=20;  warm_up_rate=30;  model_delay=0;    heap=1g ;;
    slow-model) rate=100; warm_up_rate=100; model_delay=1500; heap=768m ;;
    mail-intake) rate=0; warm_up_rate=0; model_delay=0; heap=512m ;;
    access)      rate=0; warm_up_rate=0; model_delay=0; heap=1g ;;
    idle-readers) rate=50; warm_up_rate=0; model_delay=0; heap=1g ;;
    *) usage ;;
esac
mails=2000 readers=5000 seconds=60 warm_up=190 questions=fresh profile=
while [ $# -gt 0 ]; do
    case "$1" in
        --rate)      rate=$2;      shift 2 ;;
        --seconds)   seconds=$2;   shift 2 ;;
        --warm-up)   warm_up=$2;   shift 2 ;;
        --warm-up-rate) warm_up_rate=$2; shift 2 ;;
        --questions) questions=$2; shift 2 ;;
        --heap)      heap=$2;      shift 2 ;;
        --mails)     mails=$2;     shift 2 ;;
        --readers)   readers=$2;   shift 2 ;;
        --profile)   profile=yes;  shift ;;
        *) usage ;;
    esac
done

jar=$(ls target/serai-*.jar | head -1)
port=${BENCH_PORT:-18080}
model_port=${BENCH_MODEL_PORT:-18081}
results=$PWD/target/bench/$scenario-$rate-$questions
home=$(mktemp -d)
hub=

stop_hub() {
    [ -n "$hub" ] || return 0
    kill "$hub" 2> /dev/null || true
    for _ in $(seq 60); do kill -0 "$hub" 2> /dev/null || break; sleep 0.5; done
    kill -9 "$hub" 2> /dev/null || true
    wait "$hub" 2> /dev/null || true
    hub=
}

leave() {
    stop_hub
    cp "$home"/hub.log "$home"/gc.log "$results" 2> /dev/null || true
    rm -rf "$home"
}
trap leave EXIT

if [ "$scenario" = mail-intake ]; then
    rm -rf "$results"
    mkdir -p "$results"
    timeout 900 java -Xmx768m -cp "$jar" -Dloader.path=target/test-classes -Dloader.main=io.serai.bench.MailIntake \
        org.springframework.boot.loader.launch.PropertiesLauncher "$PWD/$jar" "$home" "$mails" "$heap" \
        2> "$results/mail-server.log" | tee "$results/summary.txt"
    exit
fi

if [ "$scenario" = access ]; then
    mkdir -p "$results"
    timeout 600 java -Xmx"$heap" -cp "$jar" -Dloader.path=target/test-classes -Dloader.main=io.serai.bench.AccessCost \
        org.springframework.boot.loader.launch.PropertiesLauncher "$home" 2>&1 | tee "$results/summary.txt"
    exit
fi

start_hub() {
    if [ "$scenario" = idle-readers ]; then
        # Each reader is an open file on both sides.
        ulimit -n 16384
    fi
    local model=()
    if [ "$model_delay" != 0 ]; then
        model=(SERAI_MODEL_PROVIDER=openai SERAI_MODEL_NAME=stand-in
               "SERAI_MODEL_BASE_URL=http://127.0.0.1:$model_port/v1")
    fi
    # All load comes from one address.
    env "${model[@]}" SERAI_LIMIT_STARTS_PER_ADDRESS=1000000 SERAI_LIMIT_MESSAGES_PER_ADDRESS=1000000 \
        SERAI_LIMIT_STREAMS_PER_ADDRESS=1000000 SERAI_LIMIT_MESSAGES_PER_VISITOR=1000000 \
        SERAI_LIMIT_STREAMS_PER_VISITOR=1000000 SERAI_LIMIT_OPEN_STREAMS_PER_ADDRESS=1000000 \
        SERAI_LIMIT_READS_PER_ADDRESS=1000000 SERAI_HOME="$home" SERAI_PORT="$port" SERVER_ADDRESS=127.0.0.1 \
        SERAI_KNOWLEDGE_FOLDERS=classpath:demo/knowledge/ SERAI_CHANNELS_FOLDER="$home/channels-config" \
        java -Xmx"$heap" "-Xlog:gc:file=$home/gc.log" "$@" -jar "$jar" > "$home/hub.log" 2>&1 &
    hub=$!
    for _ in $(seq 240); do
        curl -fs -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness" && return
        kill -0 "$hub" 2> /dev/null || break
        sleep 0.5
    done
    echo "The hub does not start:" >&2
    tail -30 "$home/hub.log" >&2
    exit 1
}

rm -rf "$results"
mkdir -p "$results" "$home/channels-config"
cp -r src/main/resources/demo/channels-config/webchat "$home/channels-config/"

if [ -n "$profile" ]; then
    # PostgreSQL counts statements only when it was told before its start.
    start_hub
    stop_hub
    echo "shared_preload_libraries = 'pg_stat_statements'" >> "$home/data/postgres/postgresql.auto.conf"
    start_hub "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=$results/hub.jfr" \
        -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints
else
    start_hub
fi

if [ "$scenario" = idle-readers ]; then
    timeout $((seconds + 300)) java -Xmx512m -cp "$jar" -Dloader.path=target/test-classes \
        -Dloader.main=io.serai.bench.IdleReaders org.springframework.boot.loader.launch.PropertiesLauncher \
        "$port" "$hub" "$home" "$readers" "$rate" "$seconds" | tee "$results/summary.txt"
    stop_hub
    exit
fi

timeout $((seconds + warm_up + 180)) ./mvnw -q -B -P bench gatling:test \
    -Dgatling.simulationClass=io.serai.bench.WebChatSimulation -Dgatling.resultsFolder="$results/gatling" \
    -Dbench.port="$port" -Dbench.hub-pid="$hub" -Dbench.home="$home" -Dbench.results="$results" \
    -Dbench.rate="$rate" -Dbench.warm-up-rate="$warm_up_rate" -Dbench.idle=10 -Dbench.warm-up="$warm_up" -Dbench.steady="$seconds" \
    -Dbench.questions="$questions" -Dbench.model-delay-millis="$model_delay" -Dbench.model-port="$model_port" \
    > "$results/gatling.log" 2>&1 || { tail -40 "$results/gatling.log" >&2; exit 1; }
stop_hub

cat "$results/summary.txt"
if [ -n "$profile" ]; then
    java -cp target/test-classes io.serai.bench.ProfileTable "$results/hub.jfr" $(cat "$results/steady-window.txt") \
        | tee -a "$results/summary.txt"
fi
grep -E " (WARN|ERROR) " "$home/hub.log" | sed -E 's/^[^ ]+ +//' | cut -c1-160 | sort | uniq -c | sort -rn | head -5 || true
