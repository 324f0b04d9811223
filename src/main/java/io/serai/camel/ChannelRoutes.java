package io.serai.camel;

import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.End;
import io.serai.channel.Channels;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.support.ScheduledPollConsumer;
import org.springframework.stereotype.Component;

/** The routes of one channel: in from its source kamelet, out to its sink kamelet. */
@Component
class ChannelRoutes {

    private static final String REDELIVERIES = "redeliveries";
    private static final String NONE = "0";
    private static final String FOR_EVER = "-1";

    private final CamelContext camel;
    private final ChannelTemplates templates;
    private final Channels channels;
    /** By the kamelet's route id. Not in the URI: that is logged. */
    private final Map<String, Properties> parameters = new ConcurrentHashMap<>();

    ChannelRoutes(CamelContext camel, ChannelTemplates templates, Channels channels) {
        this.camel = camel;
        this.templates = templates;
        this.channels = channels;
    }

    void start(ChannelVersion version) throws Exception {
        ChannelConfig config = version.config();
        String id = config.id();
        templates.load(version);
        camel.getComponent("kamelet", KameletComponent.class).setRouteProperties(parameters);
        camel.getRegistry().bind(ChannelPoll.beanName(id), new ChannelPoll(id, channels));
        parameters.put(sinkRoute(id), parameters(id, config.sink()));
        TemplatedRouteBuilder.builder(camel, "channel-out")
                .routeId("channel-out-" + id)
                .parameter("channelId", id)
                .parameter("kamelet", version.sink().template())
                .add();
        String redeliveries = ChannelKamelets.mustRetryIntake(version.source()) ? FOR_EVER : NONE;
        Properties source = parameters(id, config.source());
        // The kamelet's route takes over the error handler of channel-in, placeholders and all.
        source.setProperty(REDELIVERIES, redeliveries);
        parameters.put(sourceRoute(id), source);
        TemplatedRouteBuilder.builder(camel, "channel-in")
                .routeId("channel-in-" + id)
                .parameter("channelId", id)
                .parameter("kamelet", version.source().template())
                .parameter(REDELIVERIES, redeliveries)
                .add();
        if (tellsNothingOfItsServer(camel.getRoute(sourceRoute(id)))) {
            channels.up(id);
        }
    }

    /** Also takes away what a start that failed half-way left behind. */
    void stop(String channelId) throws Exception {
        // The source first, so that nothing more comes in while its messages are brought to an end.
        for (String route : List.of(
                sourceRoute(channelId), "channel-in-" + channelId, "channel-out-" + channelId, sinkRoute(channelId))) {
            if (camel.getRoute(route) != null) {
                camel.getRouteController().stopRoute(route);
            }
            camel.removeRoute(route);
            parameters.remove(route);
        }
        camel.getRegistry().unbind(ChannelPoll.beanName(channelId));
    }

    private static boolean tellsNothingOfItsServer(Route source) {
        return !(source.getConsumer() instanceof ScheduledPollConsumer)
                && source.getRoutePolicyList().isEmpty();
    }

    private static Properties parameters(String channelId, End end) {
        Properties properties = new Properties();
        properties.putAll(end.parameters());
        properties.setProperty(ChannelKamelets.CHANNEL_ID, channelId);
        return properties;
    }

    static String sourceRoute(String channelId) {
        return "channel-source-" + channelId;
    }

    private static String sinkRoute(String channelId) {
        return "channel-sink-" + channelId;
    }
}
