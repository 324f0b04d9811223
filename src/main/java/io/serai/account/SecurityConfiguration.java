package io.serai.account;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** How people, visitors and programs are known. What they may do is in {@link AccessTable}; all else is closed. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** About 100 ms. */
    private static final int BCRYPT_ROUNDS = 10;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SESSION = "/api/v1/session";
    private static final String[] PAGES = {
        "/",
        "/widget.js",
        "/shop/**",
        "/page.css",
        "/icon.svg",
        "/mail.css",
        "/console",
        "/console/**",
        "/password.html",
        "/password.js",
        "/code.html",
        "/code.js",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness"
    };

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            AuthenticationManager passwordAuthentication,
            SessionContexts sessions,
            CsrfTokenRepository csrfTokens,
            VisitorTokens tokens,
            ApiTokens apiTokens,
            Access access,
            SignInThrottle throttle,
            ObjectProvider<OidcLogin> oidc,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        Refusals refusals = new Refusals(problems);
        OidcLogin oidcLogin = oidc.getIfAvailable();
        if (oidcLogin != null) {
            http.oauth2Login(oidcLogin);
        }
        BasicSignIn basicSignIn = new BasicSignIn(throttle, refusals, problems);
        return http.authenticationManager(withoutSecondFactor(passwordAuthentication))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(SecurityConfiguration::isBrowserLedByAnotherSite)
                                .denyAll()
                                .requestMatchers("/api/**")
                                .access(access)
                                .requestMatchers(GET, PAGES)
                                .permitAll()
                                .requestMatchers(HEAD, PAGES)
                                .permitAll()
                                .requestMatchers("/actuator/info")
                                .hasAuthority(Role.ADMINISTRATOR.authority())
                                .anyRequest()
                                .denyAll())
                .securityContext(it -> it.securityContextRepository(sessions))
                .httpBasic(basic -> basic.authenticationEntryPoint(basicSignIn))
                .addFilterBefore(basicSignIn, BasicAuthenticationFilter.class)
                .addFilterBefore(new ApiTokenFilter(apiTokens, problems), BasicAuthenticationFilter.class)
                .addFilterBefore(new VisitorTokenFilter(tokens, problems), BasicAuthenticationFilter.class)
                .exceptionHandling(it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                // Signing in makes the only sessions there are; this would look for one with every request.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(request -> isDoneWithACookie(request, access)))
                .logout(AbstractHttpConfigurer::disable)
                // Without one named, a request that is refused would be kept in a session.
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    /** With a request comes a password and no code, which is not enough for those who have a second factor. */
    private static AuthenticationManager withoutSecondFactor(AuthenticationManager passwords) {
        return request -> {
            Authentication who = passwords.authenticate(request);
            if (who.getPrincipal() instanceof SignedInAgent agent
                    && agent.credentials().secondFactor()) {
                throw new BadCredentialsException("A password alone");
            }
            return who;
        };
    }

    /** Browsers keep Basic credentials and cookies, and add them to requests that other sites cause. */
    private static boolean isBrowserLedByAnotherSite(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean basic = credentials != null && credentials.regionMatches(true, 0, "Basic ", 0, 6);
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && !READING.contains(request.getMethod())
                && (basic || request.getRequestURI().startsWith(SESSION));
    }

    /** What anybody may do, a cookie does not help with; neither does it with signing in, which takes JSON only. */
    private static boolean isDoneWithACookie(HttpServletRequest request, Access access) {
        return SessionContexts.isUsedBy(request) && !READING.contains(request.getMethod()) && !access.isOpen(request);
    }

    /** A method that nobody offers is answered with 405, as the interface answers all others. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** The same for who sends the password with every request and for who begins a session with it. */
    @Bean
    AuthenticationManager passwordAuthentication(AccountStore accounts, PasswordEncoder passwords) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(email -> accounts.credentials(email)
                // Hashes as long for those who left as for those who never were there.
                .filter(it -> it.account().state() == AccountState.ACTIVE)
                .map(SignedInAgent::new)
                .orElseThrow(() -> new UsernameNotFoundException(email)));
        provider.setPasswordEncoder(passwords);
        return new ProviderManager(provider);
    }

    @Bean
    BoundedPasswordEncoder passwordEncoder(SignInSettings settings) {
        PasswordEncoder bcrypt =
                new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_ROUNDS)));
        return new BoundedPasswordEncoder(bcrypt, settings.passwordThreads(), settings.passwordsWaiting());
    }

    @Bean
    RoleHierarchy roleHierarchy() {
        return Role.HIERARCHY;
    }

    /** Read by the console's script, which returns the value in the header X-XSRF-TOKEN. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }
}
