package io.serai.conventions;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A {@code direct:} without a consumer starts, and then blocks every caller: all files together are checked. */
class DirectConventions {

    /** Names that are known only at run time; their consumers are made from the route template beside each. */
    static final Set<String> KNOWN_AT_RUN_TIME = Set.of(
            "channel-out-${body.channelId}",
            "telegram-webhook-${header.id}",
            "webchat-in-${body.channelId}",
            "webhook-in-${header.id}");

    static List<String> breaches(List<YamlFile> files, Set<String> knownAtRunTime) {
        Map<String, Long> consumers = files.stream()
                .flatMap(RouteConventions::routes)
                .map(route -> EndpointUse.of(RouteConventions.from(route)))
                .filter(EndpointUse::isDirect)
                .collect(groupingBy(EndpointUse::path, counting()));
        return files.stream()
                .flatMap(file -> uses(file)
                        .filter(use -> use.isDynamic()
                                ? !knownAtRunTime.contains(use.path())
                                : consumers.getOrDefault(use.path(), 0L) != 1)
                        .map(use -> file.breach("%s has %d consumers", use, consumers.getOrDefault(use.path(), 0L))))
                .toList();
    }

    private static Stream<EndpointUse> uses(YamlFile file) {
        return file.members(EndpointUse.STEPS::contains)
                .map(step -> EndpointUse.of(step.getValue()))
                .filter(EndpointUse::isDirect);
    }
}
