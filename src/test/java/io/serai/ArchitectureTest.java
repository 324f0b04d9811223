package io.serai;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.serai");

    private static final Map<String, ArchRule> RULES = Map.of(
            "onlyTheCamelPackageKnowsCamel",
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.serai.camel..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.camel.."),
            "searchEnginesAndModelsAreInternal",
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.serai.camel..", "io.serai..internal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.lucene..", "dev.langchain4j..", "io.qdrant.."),
            "sqlIsInStores",
            noClasses()
                    .that(areNotStores())
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.springframework.jdbc.core..")
                            // Reading what a failure says is no SQL.
                            .and(not(assignableTo(SQLException.class)))),
            "namesSayWhatAClassDoes",
            noClasses()
                    .should()
                    .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)(\\$.*)?")
                    .because("such a name hides what the class is for"),
            "wiringIsByConstructor",
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
            "nothingDependsOnTheConsole",
            nothingDependsOn("io.serai.console"));

    @TestFactory
    Stream<DynamicTest> theHubKeeps() {
        return RULES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(HUB)));
    }

    @TestFactory
    Stream<DynamicTest> aBreachIsSeenBy() {
        Map<String, Class<?>> breaches = Map.of(
                "onlyTheCamelPackageKnowsCamel", ArchitectureBreaches.KnowsCamel.class,
                "searchEnginesAndModelsAreInternal", ArchitectureBreaches.KnowsLucene.class,
                "sqlIsInStores", ArchitectureBreaches.SpeaksSql.class,
                "namesSayWhatAClassDoes", ArchitectureBreaches.MessageHelper.class,
                "wiringIsByConstructor", ArchitectureBreaches.IsInjected.class);
        return breaches.entrySet().stream()
                .map(breach -> DynamicTest.dynamicTest(breach.getKey(), () -> {
                    var result = RULES.get(breach.getKey())
                            .evaluate(new ClassFileImporter().importClasses(breach.getValue()));
                    assertThat(result.hasViolation()).isTrue();
                }));
    }

    @Test
    void aDependencyOnTheConsoleWouldBeSeen() {
        assertThat(nothingDependsOn("io.serai.shared").evaluate(HUB).hasViolation())
                .isTrue();
    }

    private static ArchRule nothingDependsOn(String module) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(module + "..");
    }

    private static DescribedPredicate<JavaClass> areNotStores() {
        return DescribedPredicate.describe(
                "are neither *Store nor in the database module",
                type -> !type.getPackageName().startsWith("io.serai.database")
                        && !type.getName().matches(".*Store(\\$.*)?"));
    }
}
