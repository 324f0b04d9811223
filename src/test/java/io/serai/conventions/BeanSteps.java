package io.serai.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shared.RouteStep;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** What a file calls by name is marked where it is written, so that nobody renames it unawares. */
class BeanSteps {

    /** @param typeOf the class of a bean, by the bean's name; empty when there is no such bean */
    static List<String> breaches(YamlFile file, Function<String, Optional<Class<?>>> typeOf) {
        Set<String> local = file.members(name -> name.equals("beans"))
                .flatMap(beans -> beans.getValue().findValuesAsText("name").stream())
                .collect(Collectors.toSet());
        return calls(file)
                .filter(call -> !local.contains(call.bean()) && !call.bean().contains("{{"))
                .filter(call -> !isMarked(call, typeOf))
                .map(call -> file.breach("%s.%s is no @RouteStep", call.bean(), call.method()))
                .toList();
    }

    private record Call(String bean, String method) {}

    private static Stream<Call> calls(YamlFile file) {
        Stream<Call> steps = file.members(name -> Set.of("bean", "method").contains(name))
                .map(Map.Entry::getValue)
                .filter(node -> node.hasNonNull("ref") || node.hasNonNull("beanType"))
                .map(node ->
                        new Call(node.path("ref").asText(node.path("beanType").asText()), methodOf(node)));
        Stream<Call> endpoints = file.members(EndpointUse.STEPS::contains)
                .filter(step -> EndpointUse.of(step.getValue()).scheme().equals("bean"))
                .map(step -> new Call(
                        beanName(step.getValue()), methodOf(step.getValue().path("parameters"))));
        return Stream.concat(steps, endpoints);
    }

    private static String methodOf(JsonNode node) {
        return node.path("method").asText().replaceAll("\\(.*", "");
    }

    private static String beanName(JsonNode step) {
        String path = EndpointUse.of(step).path();
        return path.isEmpty() ? step.path("parameters").path("beanName").asText() : path;
    }

    private static boolean isMarked(Call call, Function<String, Optional<Class<?>>> typeOf) {
        return typeOf.apply(call.bean()).stream()
                .map(ClassUtils::getUserClass)
                .map(ReflectionUtils::getAllDeclaredMethods)
                .flatMap(Arrays::stream)
                .filter(method -> method.getName().equals(call.method()))
                .anyMatch(BeanSteps::isMarked);
    }

    private static boolean isMarked(Method method) {
        return method.isAnnotationPresent(RouteStep.class);
    }
}
