package io.serai.webhook;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    /** For addresses that stand in a channel's configuration: whoever writes there may reach what the hub can reach. */
    @Bean
    WebhookPosts channelWebhookPosts() {
        return new WebhookPosts(SystemDefaultDnsResolver.INSTANCE);
    }

    @Bean
    PublicAddresses publicAddresses(WebhookSettings settings) {
        return new PublicAddresses(settings.allowPrivate());
    }

    /** For addresses that people subscribe. */
    @Bean
    WebhookPosts eventWebhookPosts(PublicAddresses addresses) {
        return new WebhookPosts(addresses);
    }
}
