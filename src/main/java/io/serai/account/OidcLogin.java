package io.serai.account;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Signing in at an OpenID provider, by the authorization code flow with PKCE: begins at /oauth2/authorization/serai, comes back
 * to /login/oauth2/code/serai, and ends in a session like every other,
 * for those who have a second factor after they said its code. The provider's tokens are not kept.
 */
@Component
@ConditionalOnExpression("'${serai.oidc.issuer:}' != ''")
class OidcLogin implements Customizer<OAuth2LoginConfigurer<HttpSecurity>> {
    private static final Logger log = LoggerFactory.getLogger(OidcLogin.class);
    private static final int LONGEST_WORDS = 200;

    private final OidcClient client;
    private final OidcSignIn accounts;
    private final Sessions sessions;
    private final AwaitedCodes awaitedCodes;
    private final OidcRequests requests;
    private final HandlerExceptionResolver problems;

    OidcLogin(
            OidcClient client,
            OidcSignIn accounts,
            Sessions sessions,
            AwaitedCodes awaitedCodes,
            SignInSettings settings,
            Clock clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.client = client;
        this.accounts = accounts;
        this.sessions = sessions;
        this.awaitedCodes = awaitedCodes;
        this.requests = new OidcRequests(settings, clock);
        this.problems = problems;
    }

    @Override
    public void customize(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.clientRegistrationRepository(client)
                .authorizedClientRepository(new NothingKept())
                // Named so that Spring makes no page of its own, for which it would ask the provider at the start.
                .loginPage("/")
                .authorizationEndpoint(it -> it.authorizationRequestRepository(requests))
                .successHandler(this::signIn)
                .failureHandler(this::refuse)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
                        filter.setAuthenticationFailureHandler(OidcLogin.this::refuse);
                        return filter;
                    }
                })
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2LoginAuthenticationFilter>() {
                    @Override
                    public <T extends OAuth2LoginAuthenticationFilter> T postProcess(T filter) {
                        // That of the security chain looks at passwords, and at nothing else.
                        filter.setAuthenticationManager(new ProviderManager(client.answers()));
                        return filter;
                    }
                });
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        SecurityContextHolder.clearContext();
        try {
            Credentials credentials = accounts.account((OidcUser) authentication.getPrincipal());
            // Spring would name the host that the request says it is for.
            response.setHeader(HttpHeaders.LOCATION, begin(credentials, request, response));
            response.setStatus(HttpServletResponse.SC_FOUND);
        } catch (SeraiException | AuthenticationServiceException refused) {
            problems.resolveException(request, response, null, refused);
        }
    }

    /**
     * Whether the provider asked for more than a password it does not have to say, so it does not stand in for a second factor.
     *
     * @return the page to go on with
     */
    private String begin(Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        if (credentials.secondFactor()) {
            awaitedCodes.add(credentials, request);
            return "/code.html";
        }
        sessions.begin(credentials, request, response);
        return "/console/";
    }

    /** What the provider said is not passed on. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SeraiException known) {
                problems.resolveException(request, response, null, known);
                return;
            }
        }
        log.info("Signing in at the OpenID provider failed: {}", words(failure.getMessage()));
        SeraiException refused = new SeraiException(Kind.UNAUTHENTICATED, "Signing in there did not work. Try again.");
        problems.resolveException(request, response, null, refused);
    }

    /** Some of it may come from whoever called. */
    private static String words(String message) {
        String plain = String.valueOf(message).replaceAll("[^\\p{L}\\p{N} .,:_\\[\\]-]", " ");
        return plain.substring(0, Math.min(plain.length(), LONGEST_WORDS));
    }

    /** The hub asks the provider who somebody is, and nothing else. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient authorized,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}
    }
}
