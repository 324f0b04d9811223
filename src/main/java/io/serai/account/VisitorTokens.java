package io.serai.account;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Service;

/**
 * Tokens by which web chat visitors come back to their conversation: JWTs (RFC 7519) signed with HS256 by a key that all
 * replicas share. A token holds for 30 days.
 */
@Service
public class VisitorTokens {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final String CONVERSATION = "conversation";
    private static final String CHANNEL = "channel";

    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final Clock clock;

    VisitorTokens(SecretStore secrets, Clock clock) {
        SecretKey key = new SecretKeySpec(secrets.key("visitor-token"), "HmacSHA256");
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        JwtTimestampValidator time = new JwtTimestampValidator();
        time.setClock(clock);
        decoder.setJwtValidator(time);
        this.clock = clock;
    }

    public record Token(String visitorToken, Instant expiresAt) {}

    public Token issue(Visitor visitor) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(visitor.address())
                .claim(CONVERSATION, visitor.conversationId().toString())
                .claim(CHANNEL, visitor.channelId())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return new Token(
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), claims.getExpiresAt());
    }

    /** Fails with UNAUTHENTICATED when the token is not one of ours, was changed, or is too old. */
    public Visitor check(String token) {
        Jwt jwt = read(token);
        return new Visitor(
                UUID.fromString(jwt.getClaimAsString(CONVERSATION)), jwt.getClaimAsString(CHANNEL), jwt.getSubject());
    }

    /** When a token will be too old. Fails as {@link #check}. */
    Instant end(String token) {
        return read(token).getExpiresAt();
    }

    private Jwt read(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtException e) {
            throw new SeraiException(Kind.UNAUTHENTICATED, "The visitor token is not valid, or no longer.");
        }
    }
}
