package io.serai.account;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * What the hub asks the OpenID provider, each within ten seconds. The provider is asked to describe itself when the first
 * person signs in there, so that the hub starts without it.
 */
@Component
@ConditionalOnExpression("'${serai.oidc.issuer:}' != ''")
class OidcClient implements ClientRegistrationRepository, JwtDecoderFactory<ClientRegistration> {
    static final String ID = "serai";

    private static final Logger log = LoggerFactory.getLogger(OidcClient.class);
    private static final String DESCRIPTION = "/.well-known/openid-configuration";
    private static final String ALGORITHMS = "id_token_signing_alg_values_supported";
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final OidcSettings settings;
    private final Clock clock;
    private final String redirect;
    private final SimpleClientHttpRequestFactory http = new SimpleClientHttpRequestFactory();
    private final ReentrantLock describing = new ReentrantLock();
    private volatile ClientRegistration registration;
    private volatile JwtDecoder decoder;

    OidcClient(OidcSettings settings, Clock clock, @Value("${serai.public-url}") String hub) {
        this.settings = settings;
        this.clock = clock;
        this.redirect = hub.replaceAll("/+$", "") + "/login/oauth2/code/" + ID;
        http.setConnectTimeout(TIME_LIMIT);
        http.setReadTimeout(TIME_LIMIT);
    }

    @Override
    public ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        if (registration == null && describing.tryLock()) {
            try {
                registration = describe();
            } finally {
                describing.unlock();
            }
        }
        if (registration == null) {
            // Another request asks; were all to wait with it, a provider that is slow would hold every thread.
            throw away();
        }
        return registration;
    }

    private static SeraiException away() {
        return new SeraiException(Kind.UNAVAILABLE, "Signing in there does not work at this moment. Try again.");
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration client) {
        if (decoder == null) {
            NimbusJwtDecoder made = NimbusJwtDecoder.withJwkSetUri(
                            client.getProviderDetails().getJwkSetUri())
                    .restOperations(new RestTemplate(http))
                    .jwsAlgorithms(it -> it.addAll(algorithms(client)))
                    .build();
            OidcIdTokenValidator claims = new OidcIdTokenValidator(client);
            claims.setClock(clock);
            JwtTimestampValidator time = new JwtTimestampValidator();
            time.setClock(clock);
            made.setJwtValidator(new DelegatingOAuth2TokenValidator<>(time, claims));
            made.setClaimSetConverter(
                    new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
            decoder = made;
        }
        return decoder;
    }

    /**
     * Those that the provider names and that only its own key can sign with; Spring knows no others by this name, so neither
     * "none" nor what is signed with a secret that both sides have. RS256 where it names none: every provider has to have it.
     */
    private static Set<SignatureAlgorithm> algorithms(ClientRegistration client) {
        Object named = client.getProviderDetails().getConfigurationMetadata().get(ALGORITHMS);
        Set<SignatureAlgorithm> known = named instanceof Collection<?> names
                ? names.stream()
                        .map(it -> SignatureAlgorithm.from(String.valueOf(it)))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())
                : Set.of();
        return known.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : known;
    }

    /** Looks at what people bring back from the provider. */
    AuthenticationProvider answers() {
        var answers = new OidcAuthorizationCodeAuthenticationProvider(tokens(), users());
        answers.setJwtDecoderFactory(this);
        return answers;
    }

    private OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(http)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(
                            new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()));
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private OidcUserService users() {
        RestTemplate rest = new RestTemplate(http);
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService attributes = new DefaultOAuth2UserService();
        attributes.setRestOperations(rest);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(attributes);
        return users;
    }

    private ClientRegistration describe() {
        try {
            return ClientRegistrations.fromOidcConfiguration(description())
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .scope(OidcScopes.OPENID, OidcScopes.EMAIL, OidcScopes.PROFILE)
                    .redirectUri(redirect)
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
        } catch (RuntimeException failure) {
            log.warn("The OpenID provider {} does not describe itself: {}", settings.issuer(), failure.getMessage());
            throw away();
        }
    }

    /** OpenID Connect Discovery 1.0, section 4: one that names another issuer is not to be used. */
    private Map<String, Object> description() {
        String address = settings.issuer().replaceAll("/$", "") + DESCRIPTION;
        Map<String, Object> description = new RestTemplate(http)
                .exchange(address, HttpMethod.GET, null, new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        if (description == null || !settings.issuer().equals(description.get("issuer"))) {
            throw new IllegalArgumentException("it describes another one");
        }
        return description;
    }
}
