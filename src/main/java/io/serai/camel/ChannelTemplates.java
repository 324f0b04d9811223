package io.serai.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.stereotype.Component;

/** The route templates that Camel holds for the channels' kamelets, one for each content that a channel runs from. */
@Component
class ChannelTemplates {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final CamelContext camel;
    private final Set<String> loaded = ConcurrentHashMap.newKeySet();

    ChannelTemplates(CamelContext camel) {
        this.camel = camel;
    }

    /** @throws Exception when Camel does not understand a kamelet */
    void load(ChannelVersion version) throws Exception {
        load(version.source());
        load(version.sink());
    }

    private void load(ChannelKamelet kamelet) throws Exception {
        String template = kamelet.template();
        if (context().getRouteTemplateDefinition(template) != null) {
            return;
        }
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.fromString(template + ".kamelet.yaml", named(kamelet, template)));
        loaded.add(template);
    }

    private static String named(ChannelKamelet kamelet, String template) throws JsonProcessingException {
        ObjectNode content = kamelet.content().deepCopy();
        ((ObjectNode) content.path("metadata")).put("name", template);
        return YAML.writeValueAsString(content);
    }

    /** Forgets what no channel runs from. */
    void keepOnly(Collection<ChannelVersion> running) throws Exception {
        Set<String> needed = running.stream()
                .flatMap(version -> Stream.of(version.source(), version.sink()))
                .map(ChannelKamelet::template)
                .collect(Collectors.toSet());
        for (String template : loaded) {
            RouteTemplateDefinition definition = context().getRouteTemplateDefinition(template);
            if (!needed.contains(template) && definition != null) {
                context().removeRouteTemplateDefinition(definition);
                loaded.remove(template);
            }
        }
    }

    private ModelCamelContext context() {
        return (ModelCamelContext) camel;
    }
}
