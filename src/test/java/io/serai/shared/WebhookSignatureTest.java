package io.serai.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant TIME = Instant.ofEpochSecond(1614265330);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    @Test
    void theSpecificationsExampleHasItsSignature() {
        assertThat(WebhookSignature.of(SECRET).sign(ID, TIME, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whatIsSignedIsAcceptedForFiveMinutesEitherWay() {
        assertThat(matches(TIME.plusSeconds(300))).isTrue();
        assertThat(matches(TIME.minusSeconds(300))).isTrue();
        assertThat(matches(TIME.plusSeconds(301))).isFalse();
        assertThat(matches(TIME.minusSeconds(301))).isFalse();
    }

    @Test
    void whileASecretIsBeingChangedBothAreGood() {
        String other = WebhookSignature.newSecret();
        WebhookSignature both = WebhookSignature.of(other + " " + SECRET);
        String timestamp = Long.toString(TIME.getEpochSecond());

        assertThat(both.matches(ID, timestamp, WebhookSignature.of(SECRET).sign(ID, TIME, BODY), BODY, TIME))
                .isTrue();
        assertThat(WebhookSignature.of(SECRET).matches(ID, timestamp, both.sign(ID, TIME, BODY), BODY, TIME))
                .isTrue();
        assertThat(WebhookSignature.of(WebhookSignature.newSecret())
                        .matches(ID, timestamp, both.sign(ID, TIME, BODY), BODY, TIME))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "v1,", "v1,AAAA", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,%%%", " ", "v1a,x"})
    void whatIsNoSignatureIsRefused(String signature) {
        assertThat(WebhookSignature.of(SECRET).matches(ID, Long.toString(TIME.getEpochSecond()), signature, BODY, TIME))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_short", "whsec_!!!!", "whsec_"})
    void whatIsNoSecretIsRefusedAndNotTold(String secret) {
        assertThatThrownBy(() -> WebhookSignature.of(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("short");
    }

    private static boolean matches(Instant now) {
        WebhookSignature signature = WebhookSignature.of(SECRET);
        return signature.matches(ID, Long.toString(TIME.getEpochSecond()), signature.sign(ID, TIME, BODY), BODY, now);
    }
}
