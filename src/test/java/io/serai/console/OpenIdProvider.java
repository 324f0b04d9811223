package io.serai.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** An OpenID provider, where everybody is at once who they say they are. */
final class OpenIdProvider {
    static final String HUB = "http://hub.example";
    static final String SECRET = "the-secret-of-the-hub";

    private static final String PERSON = "X-Person";
    private static OpenIdProvider running;

    private final ServletWebServerApplicationContext context;

    private OpenIdProvider() {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Server.class)
                .run("--spring.config.name=openid-provider", "--server.port=0", "--spring.main.banner-mode=off");
    }

    /** One for all tests of a run. */
    static synchronized OpenIdProvider running() {
        if (running == null) {
            running = new OpenIdProvider();
        }
        return running;
    }

    String issuer() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    /** @return where the provider sends the browser of somebody who was sent to it */
    static URI approve(String sentTo, String email, boolean verified, String name) {
        return approve(sentTo, email, verified, name, "RS256");
    }

    /** @param algorithm by which the provider signs what it says of them */
    static URI approve(String sentTo, String email, boolean verified, String name, String algorithm) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sentTo))
                .header(PERSON, "%s;%s;%s;%s".formatted(email, verified, name, algorithm))
                .build();
        try {
            return URI.create(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @EnableWebSecurity
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Server {
        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.with(
                            OAuth2AuthorizationServerConfigurer.authorizationServer(),
                            it -> it.oidc(oidc -> oidc.providerConfigurationEndpoint(
                                    endpoint -> endpoint.providerConfigurationCustomizer(Server::nameAlgorithms))))
                    .oauth2ResourceServer(it -> it.jwt(Customizer.withDefaults()))
                    .authorizeHttpRequests(it -> it.anyRequest().authenticated())
                    .addFilterAfter(
                            (request, response, chain) -> {
                                String person = ((HttpServletRequest) request).getHeader(PERSON);
                                if (person != null) {
                                    var known = SecurityContextHolder.createEmptyContext();
                                    known.setAuthentication(
                                            UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
                                    SecurityContextHolder.setContext(known);
                                }
                                chain.doFilter(request, response);
                            },
                            SecurityContextHolderFilter.class)
                    .build();
        }

        private static void nameAlgorithms(OidcProviderConfiguration.Builder description) {
            description.idTokenSigningAlgorithms(names -> {
                names.clear();
                names.addAll(List.of("RS256", "ES256", "PS256"));
            });
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> {
                if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    String[] person = context.getPrincipal().getName().split(";");
                    context.getJwsHeader().algorithm(SignatureAlgorithm.from(person[3]));
                    context.getClaims()
                            .claim("email", person[0])
                            .claim("email_verified", Boolean.valueOf(person[1]))
                            .claim("name", person[2]);
                }
            };
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("hub")
                    .clientId("hub")
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(HUB + "/login/oauth2/code/serai")
                    .scope("openid")
                    .scope("email")
                    .scope("profile")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException, JOSEException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            RSAKey rsa = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID("key")
                    .build();
            ECKey elliptic = new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
            return new ImmutableJWKSet<>(new JWKSet(List.of(rsa, elliptic)));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
