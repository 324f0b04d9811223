package io.serai.assistant.internal;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.serai.assistant.ModelCall.Outcome;
import io.serai.assistant.internal.OutputReader.InvalidOutput;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a model says, word by word, read by the thread that asked: so it alone decides when it has waited enough. */
class StreamedCall implements StreamingChatResponseHandler {

    private static final int LONGEST = 20_000;

    /** @param words more of it @param end all of it @param failure the end too; one of the three is there */
    private record News(String words, ChatResponse end, Throwable failure) {}

    private final BlockingQueue<News> arrived = new LinkedBlockingQueue<>();

    @Override
    public void onPartialResponse(PartialResponse more, PartialResponseContext context) {
        arrived.add(new News(more.text(), null, null));
    }

    @Override
    public void onCompleteResponse(ChatResponse whole) {
        arrived.add(new News(null, whole, null));
    }

    @Override
    public void onError(Throwable failure) {
        arrived.add(new News(null, null, failure));
    }

    /**
     * @param deadline by {@link System#nanoTime}
     * @param reader gets all that was said until now, and says whether to go on
     * @return empty when it did not
     * @throws ModelFailure when it ends in any other way than with an answer
     */
    Optional<ChatResponse> read(long deadline, Predicate<String> reader) throws InterruptedException {
        StringBuilder said = new StringBuilder();
        while (true) {
            News news = arrived.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            boolean isMore = false;
            while (news != null && news.words() != null) {
                said.append(news.words());
                isMore = true;
                news = arrived.poll();
            }
            if (said.length() > LONGEST) {
                throw new InvalidOutput("Longer than " + LONGEST + " characters");
            }
            if (isMore && !reader.test(said.toString())) {
                return Optional.empty();
            }
            if (news != null) {
                return Optional.of(endOf(news));
            }
            if (System.nanoTime() >= deadline) {
                throw new ModelFailure(Outcome.TIMEOUT, "No end of the answer within the time limit", null);
            }
        }
    }

    private static ChatResponse endOf(News news) {
        if (news.failure() != null) {
            throw new BrokenOff(news.failure());
        }
        return news.end();
    }

    /** Carries the failure to the thread that asked. */
    private static class BrokenOff extends RuntimeException {
        BrokenOff(Throwable cause) {
            super(cause);
        }
    }
}
