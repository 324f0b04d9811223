package io.serai.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords on a few threads of its own, so that however many people sign in at once the rest of the hub keeps its
 * processors and most of its request threads. A password that was right is remembered for some minutes, for the sake of
 * programs that send it with every request: as a keyed hash, in memory, bound to the stored hash.
 *
 * <p>Fails with UNAVAILABLE, inside an AuthenticationServiceException, when too many wait already.
 */
class BoundedPasswordEncoder implements PasswordEncoder, DisposableBean {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 10_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final PasswordEncoder encoder;
    private final ThreadPoolExecutor threads;
    private final SecretKeySpec key;
    private final Cache<ByteBuffer, Boolean> right = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED)
            .build();

    BoundedPasswordEncoder(PasswordEncoder encoder, int threads, int waiting) {
        this.encoder = encoder;
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("password-");
        daemons.setDaemon(true);
        this.threads = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), daemons);
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    @Override
    public String encode(CharSequence password) {
        return run(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        ByteBuffer known = keyed(password, hash);
        if (right.getIfPresent(known) != null) {
            return true;
        }
        boolean matches = run(() -> encoder.matches(password, hash));
        if (matches) {
            right.put(known, true);
        }
        return matches;
    }

    @Override
    public boolean upgradeEncoding(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private <T> T run(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException full) {
            SeraiException busy = new SeraiException(
                    Kind.UNAVAILABLE, "Too many people sign in at this moment. Try again.", Map.of("retry_after", 2));
            throw new AuthenticationServiceException(busy.getMessage(), busy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private ByteBuffer keyed(CharSequence password, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(String.valueOf(hash).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
