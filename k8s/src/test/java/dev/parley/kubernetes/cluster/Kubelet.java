package dev.parley.kubernetes.cluster;

import static dev.parley.kubernetes.manifest.Manifests.each;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.kubernetes.manifest.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Runs the pods of a Deployment as Kubernetes would: environment, files and ports are those of the manifests, and the
 * process knows nothing else. Pods share this machine's network, so that each has a loopback address; and its file system,
 * so that mounts are elsewhere.
 */
final class Kubelet implements AutoCloseable {
    private static final String MAIN = "dev.parley.node.NodeMain";

    private final FakeApiServer api;
    private final Path directory;
    private final String subnet;
    private final Map<String, Map<String, String>> secrets;
    private final List<String> javaFlags;
    private final List<Pod> pods = new CopyOnWriteArrayList<>();
    private int started;

    /**
     * @param subnet the first three numbers of the pods' addresses
     * @param secrets by name, what the cluster has
     * @param javaFlags what is different here from a pod of its own
     */
    Kubelet(
            FakeApiServer api,
            Path directory,
            String subnet,
            Map<String, Map<String, String>> secrets,
            List<String> javaFlags) {
        this.api = api;
        this.directory = directory;
        this.subnet = subnet;
        this.secrets = secrets;
        this.javaFlags = javaFlags;
    }

    /** Starts one more pod of the Deployment, and tells the API server. */
    Pod run(Manifests manifests, String version) throws IOException {
        JsonNode deployment = manifests.one("Deployment", "parley");
        int number = ++started;
        String name = "parley-" + number;
        String address = subnet + "." + number;
        ObjectNode resource = JsonMapper.builder().build().createObjectNode();
        resource.putObject("metadata").put("name", name).setAll((ObjectNode)
                deployment.at("/spec/template/metadata").deepCopy());
        resource.set("spec", deployment.at("/spec/template/spec"));
        resource.putObject("status").put("phase", "Running").put("podIP", address);

        Path own = Files.createDirectories(directory.resolve(name));
        Map<String, Path> mounts = mount(manifests, deployment.at("/spec/template/spec"), own);
        JsonNode container = deployment.at("/spec/template/spec/containers/0");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(javaFlags);
        command.addAll(serviceAccount(deployment.at("/metadata/namespace").asText(), name, own));
        command.addAll(List.of("-Dparley.http.host=" + address, "-cp", System.getProperty("java.class.path"), MAIN));
        each(container.path("args")).forEach(argument -> command.add(mounted(argument.asText(), mounts)));
        Path log = own.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(container, address, mounts));
        builder.environment().put("PARLEY_NODE_VERSION", version);
        api.put(resource);
        Pod pod = new Pod(resource, name, address, container, builder.start(), log);
        pods.add(pod);
        return pod;
    }

    /** As a pod is deleted: listed as leaving, SIGTERM; gone from the list when its process has ended. */
    void delete(Pod pod) {
        ObjectNode leaving = pod.resource().deepCopy();
        leaving.withObject("/metadata").put("deletionTimestamp", "2026-11-21T00:00:00Z");
        api.put(leaving);
        pod.process().onExit().thenRun(() -> api.remove(pod.name()));
        pod.process().destroy();
    }

    /** Volumes, as folders of this machine; by the paths where the container has them. */
    private Map<String, Path> mount(Manifests manifests, JsonNode spec, Path own) throws IOException {
        Map<String, Path> mounts = new LinkedHashMap<>();
        for (JsonNode volume : spec.path("volumes")) {
            String name = volume.path("name").asText();
            Path folder = Files.createDirectories(own.resolve("volumes").resolve(name));
            if (volume.has("configMap")) {
                JsonNode map =
                        manifests.one("ConfigMap", volume.at("/configMap/name").asText());
                for (Map.Entry<String, JsonNode> file : map.path("data").properties()) {
                    Files.writeString(
                            folder.resolve(file.getKey()), file.getValue().asText());
                }
            } else if (volume.has("secret")) {
                for (var file :
                        secrets.get(volume.at("/secret/secretName").asText()).entrySet()) {
                    Files.writeString(folder.resolve(file.getKey()), file.getValue());
                }
            }
            each(spec.at("/containers/0/volumeMounts"))
                    .filter(mount -> mount.path("name").asText().equals(name))
                    .forEach(mount -> mounts.put(mount.path("mountPath").asText(), folder));
        }
        return mounts;
    }

    private Map<String, String> environment(JsonNode container, String address, Map<String, Path> mounts) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("KUBERNETES_SERVICE_HOST", FakeApiServer.ADDRESS);
        environment.put("KUBERNETES_SERVICE_PORT", Integer.toString(api.port()));
        for (JsonNode variable : container.path("env")) {
            JsonNode from = variable.path("valueFrom");
            String value;
            if (from.at("/fieldRef/fieldPath").asText().equals("status.podIP")) {
                value = address;
            } else if (from.has("secretKeyRef")) {
                value = secrets.get(from.at("/secretKeyRef/name").asText())
                        .get(from.at("/secretKeyRef/key").asText());
            } else {
                value = mounted(variable.path("value").asText(), mounts);
            }
            environment.put(variable.path("name").asText(), value);
        }
        return environment;
    }

    /** What every pod finds under /var/run/secrets/kubernetes.io/serviceaccount, and where it is here. */
    private List<String> serviceAccount(String namespace, String token, Path own) throws IOException {
        Path folder = Files.createDirectories(own.resolve("serviceaccount"));
        Files.writeString(folder.resolve("token"), token);
        Files.writeString(folder.resolve("namespace"), namespace);
        Files.writeString(folder.resolve("ca.crt"), api.authorityPem());
        String discovery = "-Dakka.discovery.kubernetes-api.";
        return List.of(
                discovery + "api-token-path=" + folder.resolve("token"),
                discovery + "pod-namespace-path=" + folder.resolve("namespace"),
                discovery + "api-ca-path=" + folder.resolve("ca.crt"));
    }

    private static String mounted(String path, Map<String, Path> mounts) {
        return mounts.entrySet().stream()
                .filter(mount -> path.equals(mount.getKey()) || path.startsWith(mount.getKey() + "/"))
                .map(mount -> mount.getValue() + path.substring(mount.getKey().length()))
                .findAny()
                .orElse(path);
    }

    @Override
    public void close() throws InterruptedException {
        for (Pod pod : pods) {
            pod.process().destroyForcibly();
        }
        for (Pod pod : pods) {
            pod.process().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
