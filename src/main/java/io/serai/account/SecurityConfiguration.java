package io.serai.account;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who may call what. What is not named here needs an agent. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CONTENT_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'self'; connect-src 'self'; img-src 'self' data:";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            VisitorTokens tokens,
            SignInSettings signIn,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        Refusals refusals = new Refusals(problems);
        SignInThrottle throttle = new SignInThrottle(signIn, refusals, problems);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(SecurityConfiguration::isAgentsBrowserLedByAnotherSite)
                                .denyAll()
                                .requestMatchers("/", "/index.html", "/chat.css", "/chat.js", "/chat-*.js", "/icon.svg")
                                .permitAll()
                                .requestMatchers("/actuator/health", "/actuator/health/*")
                                .permitAll()
                                .requestMatchers(POST, "/api/v1/conversations")
                                .permitAll()
                                // Checks the secret that Telegram sends along.
                                .requestMatchers(POST, "/api/v1/channels/*/telegram-updates")
                                .permitAll()
                                // Checks the message's signature.
                                .requestMatchers(POST, "/api/v1/channels/*/messages")
                                .permitAll()
                                .requestMatchers(
                                        POST,
                                        "/api/v1/conversations/*/messages",
                                        "/api/v1/conversations/*/attachments",
                                        "/api/v1/conversations/*/email",
                                        "/api/v1/conversations/*/token")
                                .hasRole("VISITOR")
                                .requestMatchers(
                                        GET,
                                        "/api/v1/conversations/*",
                                        "/api/v1/conversations/*/events",
                                        "/api/v1/attachments/*")
                                .hasAnyRole("VISITOR", "AGENT")
                                .requestMatchers(GET, "/api/v1/audit")
                                .hasRole(Role.SUPERVISOR.name())
                                .anyRequest()
                                .hasRole("AGENT"))
                .httpBasic(basic -> basic.authenticationEntryPoint(throttle))
                .addFilterBefore(throttle, BasicAuthenticationFilter.class)
                .addFilterBefore(new VisitorTokenFilter(tokens, problems), BasicAuthenticationFilter.class)
                .exceptionHandling(it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie carries a credential, so there is no token to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .frameOptions(frames -> frames.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Browsers keep Basic credentials and add them to requests that other sites cause. */
    private static boolean isAgentsBrowserLedByAnotherSite(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && credentials != null
                && credentials.regionMatches(true, 0, "Basic ", 0, 6)
                && !READING.contains(request.getMethod());
    }

    /** A method that nobody offers is answered with 405, as the interface answers all others. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService agents(AccountStore accounts) {
        // PostgreSQL has no NUL in texts, so nobody is called so.
        return email -> Optional.of(email)
                .filter(it -> it.indexOf('\0') < 0)
                .flatMap(accounts::byEmail)
                .map(account -> new SignedInAgent(account, accounts.passwordHash(account.id())))
                .orElseThrow(() -> new UsernameNotFoundException(email));
    }
}
