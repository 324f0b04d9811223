package io.serai.conventions;

import static io.serai.conventions.ConventionSamples.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.HubTest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HubTest
class RouteConventionsTest {

    private static final List<YamlFile> ROUTES = YamlFile.allIn("routes", ".camel.yaml");
    private static final List<YamlFile> KAMELETS = YamlFile.allIn("kamelets", ".kamelet.yaml");

    @Autowired
    ApplicationContext hub;

    @Test
    void everyRouteFileKeepsTheConventions() {
        assertThat(ROUTES).isNotEmpty();
        assertThat(ROUTES.stream().flatMap(file -> RouteConventions.breaches(file).stream()))
                .isEmpty();
    }

    @Test
    void everyDirectThatIsUsedHasOneConsumer() {
        List<YamlFile> files = Stream.concat(ROUTES.stream(), KAMELETS.stream()).toList();
        assertThat(DirectConventions.breaches(files, DirectConventions.KNOWN_AT_RUN_TIME))
                .isEmpty();
    }

    @Test
    void everyBeanThatAFileCallsIsMarkedAsARouteStep() {
        assertThat(Stream.concat(ROUTES.stream(), KAMELETS.stream())
                        .flatMap(file -> BeanSteps.breaches(file, this::typeInTheHub).stream()))
                .isEmpty();
    }

    @Test
    void aFileThatKeepsTheConventionsHasNoBreaches() {
        YamlFile good = sample("good.camel.yaml");
        assertThat(RouteConventions.breaches(good)).isEmpty();
        assertThat(DirectConventions.breaches(List.of(good), Set.of("channel-out-${header.channel}")))
                .isEmpty();
        assertThat(BeanSteps.breaches(good, ConventionSamples::typeOf)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "no-list.camel.yaml, is not a list",
        "unknown-entry.camel.yaml, has an entry that is none of",
        "names.camel.yaml, 'the id ''readMail'' is not in kebab case'",
        "names.camel.yaml, 'the id '''' is not in kebab case'",
        "names.camel.yaml, '''readMail'' has no description'",
        "names.camel.yaml, '''list-approvals'' starts at direct:listPendingApprovals'",
        "query-strings.camel.yaml, 'imap://localhost?delete=true'",
        "query-strings.camel.yaml, 'direct:read-mail?block=false'",
        "ingress.camel.yaml, '''no-removal'' lets Camel* headers in'",
        "ingress.camel.yaml, '''late-removal'' lets Camel* headers in'",
        "ingress.camel.yaml, '''part-removal'' lets Camel* headers in'",
        "ingress.camel.yaml, '''channel-in'' lets Camel* headers in'",
        "nameless-steps.camel.yaml, the step to smtp:localhost leaves the process",
        "nameless-steps.camel.yaml, the step to kamelet:email-sink leaves the process",
        "nameless-steps.camel.yaml, the step to sql: leaves the process",
    })
    void aBreachIsTold(String file, String breach) {
        assertThat(RouteConventions.breaches(sample(file))).anyMatch(told -> told.contains(breach));
    }

    @Test
    void aFileThatIsTooLongIsTold() throws IOException {
        assertThat(RouteConventions.breaches(YamlFile.of("long.camel.yaml", "[]" + "\n#".repeat(130))))
                .containsExactly("long.camel.yaml: has 131 lines, more than 130");
    }

    @Test
    void aDirectWithoutAConsumerOrWithTwoOrWithAnUndeclaredNameIsTold() {
        assertThat(DirectConventions.breaches(List.of(sample("directs.camel.yaml")), Set.of()))
                .containsExactlyInAnyOrder(
                        "directs.camel.yaml: direct:nobody has 0 consumers",
                        "directs.camel.yaml: direct:everybody has 2 consumers",
                        "directs.camel.yaml: direct:{{next}} has 0 consumers");
    }

    @Test
    void aCallOfAnUnmarkedMethodIsTold() {
        assertThat(BeanSteps.breaches(sample("bean-steps.camel.yaml"), ConventionSamples::typeOf))
                .containsExactlyInAnyOrder(
                        "bean-steps.camel.yaml: greetings.unmarked is no @RouteStep",
                        "bean-steps.camel.yaml: greetings. is no @RouteStep",
                        "bean-steps.camel.yaml: strangers.greet is no @RouteStep",
                        "bean-steps.camel.yaml: greetings.absent is no @RouteStep");
    }

    private Optional<Class<?>> typeInTheHub(String bean) {
        return hub.containsBean(bean) ? Optional.ofNullable(hub.getType(bean)) : Optional.empty();
    }
}
