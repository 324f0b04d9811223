package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.console.Contract.Promise;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ApiTest
class ContractTest {
    private static final List<String> PROBLEM_STATUSES = List.of("4", "5");

    @Autowired
    CamelContext camel;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    static List<Promise> operations() {
        return Contract.operations();
    }

    @Test
    void everyOperationIsAnsweredByTheRouteOrTheControllerOfItsName() {
        Set<String> answered = camel.getRoutes().stream()
                .map(route -> route.getEndpoint().getEndpointBaseUri())
                .filter(uri -> uri.startsWith("direct://"))
                .map(uri -> uri.substring("direct://".length()))
                .collect(Collectors.toSet());
        requestMappingHandlerMapping
                .getHandlerMethods()
                .values()
                .forEach(handler -> answered.add(handler.getMethod().getName()));

        assertThat(answered)
                .containsAll(operations().stream().map(Promise::toString).toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhoMayCallItAndWhatCanGoWrong(Promise promise) {
        var operation = promise.operation();

        assertThat(operation.getTags()).hasSize(1);
        assertThat(operation.getSummary()).isNotBlank();
        assertThat(operation.getSecurity()).isNotNull();
        assertThat(operation.getResponses().keySet()).contains("500", "503");
        assertThat(operation.getResponses().entrySet())
                .filteredOn(it -> PROBLEM_STATUSES.contains(it.getKey().substring(0, 1)))
                .allMatch(it -> it.getValue().get$ref() != null, "is one of the shared problem answers");
    }

    @Test
    void namesInTheContractAreUnique() {
        var names = operations().stream().map(Promise::toString).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(Arrays.asList(names.toArray())).hasSizeGreaterThan(15);
    }
}
