package io.serai.knowledge.internal.source;

import java.io.IOException;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/** A folder on the class path, which may be inside a jar inside a jar. */
record ClasspathFolder(String path) implements ArticleFolder {

    static final String PREFIX = "classpath:";

    private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

    ClasspathFolder(String path) {
        String inside = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
        this.path = StringUtils.trimTrailingCharacter(StringUtils.trimLeadingCharacter(inside, '/'), '/');
    }

    @Override
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public boolean exists() throws IOException {
        return RESOURCES.getResources("classpath*:" + path + "/**").length > 0;
    }

    @Override
    public void forEach(Predicate<String> wantedName, Consumer<ArticleFile> file, Reading faults) throws IOException {
        var found = new TreeMap<String, Resource>();
        for (Resource resource : RESOURCES.getResources("classpath*:" + path + "/**/*.*")) {
            if (resource.isReadable() && wantedName.test(resource.getFilename())) {
                found.putIfAbsent(source(resource), resource);
            }
        }
        found.forEach((source, resource) -> {
            try {
                file.accept(new ArticleFile(source, resource.getContentAsByteArray()));
            } catch (IOException e) {
                faults.fault(source, 0, "it cannot be read: " + e);
            }
        });
    }

    private String source(Resource resource) throws IOException {
        String whole = resource.getURI().getSchemeSpecificPart();
        String marker = "/" + path + "/";
        return name() + "/" + whole.substring(whole.lastIndexOf(marker) + marker.length());
    }

    @Override
    public String toString() {
        return PREFIX + path;
    }
}
