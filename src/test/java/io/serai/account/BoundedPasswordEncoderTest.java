package io.serai.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordEncoderTest {
    private static final int COMING = 40;
    private static final int WAITING = 16;

    private final HeldEncoder held = new HeldEncoder();
    private final BoundedPasswordEncoder passwords = new BoundedPasswordEncoder(held, 1, WAITING);

    @AfterEach
    void stop() {
        held.gate.countDown();
        passwords.destroy();
    }

    @Test
    void passwordsAreHashedOnAThreadOfTheirOwn() {
        held.gate.countDown();

        String hash = passwords.encode("a password");
        assertThat(passwords.matches("a password", hash)).isTrue();
        assertThat(passwords.matches("another", hash)).isFalse();

        assertThat(held.threads)
                .hasSize(3)
                .allMatch(it -> it.startsWith("password-"))
                .containsOnly(held.threads.peek());
    }

    @Test
    void aPasswordThatWasRightIsNotHashedAgain() {
        held.gate.countDown();

        assertThat(passwords.matches("a password", "a password")).isTrue();
        assertThat(passwords.matches("a password", "a password")).isTrue();
        assertThat(passwords.matches("wrong", "a password")).isFalse();
        assertThat(passwords.matches("wrong", "a password")).isFalse();

        assertThat(held.threads).hasSize(3);
    }

    @Test
    void whoComesWhenTooManyWaitIsTurnedAwayAtOnce() throws Exception {
        AtomicInteger turnedAway = new AtomicInteger();
        ExecutorService people = Executors.newFixedThreadPool(COMING);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < COMING; i++) {
                answers.add(people.submit(() -> hashOrCount(turnedAway)));
            }

            // Nothing is hashed before the gate opens: one is at it, the others wait or were sent away.
            await().until(() -> turnedAway.get() == COMING - WAITING - 1);
            await().until(() -> held.threads.size() == 1);
            held.gate.countDown();

            int hashed = 0;
            for (Future<String> answer : answers) {
                hashed += answer.get() == null ? 0 : 1;
            }
            assertThat(hashed).isEqualTo(WAITING + 1);
        } finally {
            people.shutdownNow();
        }
    }

    private String hashOrCount(AtomicInteger turnedAway) {
        String[] hash = new String[1];
        Throwable refusal = catchThrowable(() -> hash[0] = passwords.encode("a password"));
        if (refusal != null) {
            assertThat(refusal).isInstanceOf(AuthenticationServiceException.class);
            assertThat(((SeraiException) refusal.getCause()).kind()).isEqualTo(Kind.UNAVAILABLE);
            turnedAway.incrementAndGet();
        }
        return hash[0];
    }

    /** Hashes nothing, says where it was asked to, and takes as long as the test wants. */
    private static class HeldEncoder implements PasswordEncoder {
        private final CountDownLatch gate = new CountDownLatch(1);
        private final Queue<String> threads = new ConcurrentLinkedQueue<>();

        @Override
        public String encode(CharSequence password) {
            pass();
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            pass();
            return hash.contentEquals(password);
        }

        private void pass() {
            threads.add(Thread.currentThread().getName());
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
