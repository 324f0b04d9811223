package io.serai.console;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Customers are on other sites: whoever comes to the hub itself works there. The demo has a shop instead. */
@Configuration(proxyBeanMethods = false)
@Profile("!demo")
class HomePage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/console/");
    }
}
