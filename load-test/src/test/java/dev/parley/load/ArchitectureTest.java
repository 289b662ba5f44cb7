package dev.parley.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Load comes from outside: through the client, the protocol and the network. */
@AnalyzeClasses(packages = "dev.parley.load", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsTheClientAndTheProtocol = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.load..",
                    "dev.parley.client..",
                    "dev.parley.protocol..",
                    "java..",
                    "javax.tools..",
                    "jdk.jfr..",
                    "com.fasterxml.jackson..",
                    "com.github.f4b6a3.uuid..",
                    "org.HdrHistogram..",
                    "org.jspecify.annotations..",
                    "picocli..");
}
