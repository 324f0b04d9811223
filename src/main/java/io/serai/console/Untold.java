package io.serai.console;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What one reader is still to be told: of each thing the latest only, in the order in which the latest came, by one thread
 * at a time. So a reader that does not read holds one thread and little memory, until it is cut.
 */
class Untold<T> {
    private final Map<Object, T> waiting = new LinkedHashMap<>();
    private final Executor threads;
    private final Consumer<T> reader;
    private final Runnable whenGone;
    private boolean telling;
    private boolean over;

    /** @param reader may take its time @param whenGone runs when it throws; nothing more is told then */
    Untold(Executor threads, Consumer<T> reader, Runnable whenGone) {
        this.threads = threads;
        this.reader = reader;
        this.whenGone = whenGone;
    }

    /** Returns at once. @param about what came before about the same is not told any more */
    synchronized void tell(Object about, T news) {
        if (over) {
            return;
        }
        waiting.remove(about);
        waiting.put(about, news);
        if (!telling) {
            telling = true;
            threads.execute(this::tellAll);
        }
    }

    private void tellAll() {
        try {
            for (T news = next(); news != null; news = next()) {
                reader.accept(news);
            }
        } catch (RuntimeException | Error gone) {
            stop();
            whenGone.run();
        }
    }

    private synchronized T next() {
        Iterator<T> oldest = waiting.values().iterator();
        telling = oldest.hasNext();
        if (!telling) {
            return null;
        }
        T news = oldest.next();
        oldest.remove();
        return news;
    }

    synchronized void stop() {
        over = true;
        waiting.clear();
    }
}
