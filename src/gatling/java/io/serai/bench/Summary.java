package io.serai.bench;

import io.serai.bench.HubWatch.Mark;
import io.serai.bench.HubWatch.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of one run, on the screen and in {@code summary.txt}. */
class Summary {

    private static final int LONGEST_STATEMENT = 150;

    private final Load load;
    private final Questions questions;
    private final ReplyTimes replies;
    private final HubWatch watch;
    private final StringBuilder text = new StringBuilder();

    Summary(Load load, Questions questions, ReplyTimes replies, HubWatch watch) {
        this.load = load;
        this.questions = questions;
        this.replies = replies;
        this.watch = watch;
    }

    void write() {
        load();
        latency();
        processorTime();
        backlog();
        heap();
        byThread();
        statements();
        try {
            Files.createDirectories(load.results());
            Files.writeString(load.results().resolve("summary.txt"), text);
            Files.writeString(
                    load.results().resolve("steady-window.txt"),
                    watch.steadyFrom().epochMillis() + " " + watch.steadyTo().epochMillis() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.print(text);
    }

    private void load() {
        line("");
        line(
                "load          %.0f messages/s for %d s after %d s of warm-up; %d different questions, %s; model: %s",
                load.rate(),
                load.steady().toSeconds(),
                load.warmUp().toSeconds(),
                questions.size(),
                load.fresh() ? "each signed differently, so that none is embedded yet" : "asked again and again",
                load.modelDelay().isZero()
                        ? "extractive"
                        : "stand-in that takes " + load.modelDelay().toMillis() + " ms");
    }

    private void latency() {
        line(
                "answered      %d of %d by the assistant (%.1f %%); %s",
                replies.automatic(), replies.count(), 100.0 * replies.automatic() / replies.count(), replies.counts());
        line(
                "latency       p50 %.1f  p75 %.1f  p95 %.1f  p99 %.1f  max %.1f ms, question to reply event",
                replies.automaticMillis(50),
                replies.automaticMillis(75),
                replies.automaticMillis(95),
                replies.automaticMillis(99),
                replies.automaticMillis(100));
    }

    private void processorTime() {
        Sample from = watch.steadyFrom().sample();
        Sample to = watch.steadyTo().sample();
        double seconds = to.at() - from.at();
        double messages = load.rate() * seconds;
        double hub = to.hubMillis() - from.hubMillis();
        double postgres = to.postgresMillis() - from.postgresMillis();
        double idle = watch.idleMillisPerSecond();
        line(
                "processor     %.2f ms a message: hub %.2f + PostgreSQL %.2f - idle %.2f (%.1f ms a second)",
                (hub + postgres - idle * seconds) / messages,
                hub / messages,
                postgres / messages,
                idle * seconds / messages,
                idle);
        double generator = to.loadMillis() - from.loadMillis();
        double others = to.allMillis() - from.allMillis() - hub - postgres - generator;
        line(
                "cores busy    hub %.2f, PostgreSQL %.2f, load generator%s %.2f, everything else %.2f",
                hub / seconds / 1000,
                postgres / seconds / 1000,
                load.modelDelay().isZero() ? "" : " and model stand-in",
                generator / seconds / 1000,
                others / seconds / 1000);
        HubDatabase.Work before = watch.steadyFrom().work();
        HubDatabase.Work after = watch.steadyTo().work();
        line(
                "database      %.1f commits, %.1f kB of WAL and %.2f WAL syncs a message",
                (after.commits() - before.commits()) / messages,
                (after.walBytes() - before.walBytes()) / messages / 1024,
                (after.walSyncs() - before.walSyncs()) / messages);
    }

    private void backlog() {
        List<Sample> steady = watch.samples().stream()
                .filter(sample -> sample.at() >= watch.steadyFrom().sample().at()
                        && sample.at() <= watch.steadyTo().sample().at())
                .toList();
        int third = Math.max(1, steady.size() / 3);
        line(
                "backlog       %.0f items on average in the first third, %.0f in the last, %d at most; %d when all was over",
                average(steady.subList(0, third)),
                average(steady.subList(steady.size() - third, steady.size())),
                steady.stream().mapToLong(Sample::backlog).max().orElse(0),
                watch.samples().get(watch.samples().size() - 1).backlog());
    }

    private static double average(List<Sample> samples) {
        return samples.stream().mapToLong(Sample::backlog).average().orElse(0);
    }

    private void heap() {
        GcLog collections = GcLog.read(load.home().resolve("gc.log"));
        line(
                "heap          %d MB at most after a collection, %d MB committed at most; %d collections, longest %.0f ms",
                collections.mostAfter(),
                collections.mostCommitted(),
                collections.collections(),
                collections.longestPauseMillis());
    }

    private void byThread() {
        Mark from = watch.steadyFrom();
        Mark to = watch.steadyTo();
        line("processor time by thread, ms a message:");
        shares("hub", HubWatch.difference(from.threads(), to.threads()));
        shares("PostgreSQL", HubWatch.difference(from.postgres(), to.postgres()));
    }

    private void shares(String process, Map<String, Long> millis) {
        double messages = load.rate() * load.steady().toSeconds();
        millis.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .filter(entry -> entry.getValue() / messages >= 0.02)
                .forEach(entry -> line("  %-11s %-34s %6.2f", process, entry.getKey(), entry.getValue() / messages));
    }

    private void statements() {
        if (watch.statements().isEmpty()) {
            return;
        }
        double messages = load.rate() * load.steady().toSeconds();
        line("statements, calls and ms a message, planning included:");
        for (HubDatabase.Statement statement : watch.statements()) {
            String sql = statement.text();
            line(
                    "  %5.2f %6.3f  %s",
                    statement.calls() / messages,
                    statement.totalMillis() / messages,
                    sql.substring(0, Math.min(sql.length(), LONGEST_STATEMENT)));
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
