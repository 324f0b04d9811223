package io.serai.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.shared.ClientAddress;
import io.serai.shared.RateLimit;
import io.serai.shared.RateLimit.Left;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.jackson2.CoreJackson2Module;
import org.springframework.security.oauth2.client.jackson2.OAuth2ClientJackson2Module;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/** Those who are at the provider's: in a session that belongs to nobody, soon ends, and is ended by signing in. */
class OidcRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String UNDER_WAY = "oidc-request";
    private static final Duration PERIOD = Duration.ofMinutes(15);

    /** Spring Security's own form. Sessions keep texts: no object that Java reads back can come from the database. */
    private final ObjectMapper json = JsonMapper.builder()
            .addModules(new CoreJackson2Module(), new OAuth2ClientJackson2Module())
            .build();

    private final RateLimit byAddress;

    OidcRequests(SignInSettings settings, Clock clock) {
        this.byAddress = new RateLimit(settings.failuresPerAddress(), PERIOD, clock);
    }

    /** @return null when this browser did not ask for the answer that it brings */
    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(UNDER_WAY) instanceof String text)) {
            return null;
        }
        OAuth2AuthorizationRequest asked = read(text);
        return asked.getState().equals(request.getParameter(OAuth2ParameterNames.STATE)) ? asked : null;
    }

    /** Fails with EXHAUSTED: each is a row, and anybody may come. */
    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest authorization, HttpServletRequest request, HttpServletResponse response) {
        Left left = byAddress.take(ClientAddress.counted(request.getRemoteAddr()));
        if (left.isSpent()) {
            throw left.refusal("Signing in was begun too often. Wait, then try again.");
        }
        if (request.getSession(false) == null) {
            request.getSession(true).setMaxInactiveInterval((int) PERIOD.toSeconds());
        }
        request.getSession().setAttribute(UNDER_WAY, write(authorization));
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
        if (asked != null) {
            request.getSession().removeAttribute(UNDER_WAY);
        }
        return asked;
    }

    private String write(OAuth2AuthorizationRequest authorization) {
        try {
            return json.writeValueAsString(authorization);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request to the OpenID provider that is no JSON", e);
        }
    }

    private OAuth2AuthorizationRequest read(String text) {
        try {
            return json.readValue(text, OAuth2AuthorizationRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A session with an unreadable request to the OpenID provider", e);
        }
    }
}
