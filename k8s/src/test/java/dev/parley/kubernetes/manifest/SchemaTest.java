package dev.parley.kubernetes.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void everythingIsOfAKnownTypeAndHasKnownFieldsAlone(String overlay) {
        assertThat(Manifests.render(overlay).resources()).hasSizeGreaterThan(8).allSatisfy(resource -> assertThatCode(
                        () -> Schema.check(resource))
                .doesNotThrowAnyException());
    }

    @Test
    void aFieldThatDoesNotExistIsFound() {
        ObjectNode deployment = deployment();
        deployment.withObject("/spec/template/spec").put("terminationGraceSeconds", 3);

        assertThatThrownBy(() -> Schema.check(deployment)).hasMessageContaining("terminationGraceSeconds");
    }

    @Test
    void aValueOfAnotherTypeIsFound() {
        ObjectNode deployment = deployment();
        ((ObjectNode) deployment.path("spec")).put("minReadySeconds", "ten");
        assertThatThrownBy(() -> Schema.check(deployment)).hasMessageContaining("minReadySeconds");

        ObjectNode annotated = deployment();
        annotated.withObject("/metadata/annotations").put("timeout", 3600);
        assertThatThrownBy(() -> Schema.check(annotated)).hasMessageContaining("timeout");
    }

    @Test
    void aVersionThatDoesNotExistIsFound() {
        ObjectNode deployment = deployment().put("apiVersion", "apps/v1beta9");

        assertThatThrownBy(() -> Schema.check(deployment)).hasMessageContaining("apps/v1beta9/Deployment");
    }

    private static ObjectNode deployment() {
        ObjectNode deployment = Manifests.render("overlays/production").one("Deployment", "parley");
        assertThat(deployment.path("spec").isObject()).isTrue();
        return deployment;
    }
}
