package io.serai.knowledge.internal.source;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

record DiskFolder(Path folder) implements ArticleFolder {

    DiskFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return folder.getFileName() == null ? "" : folder.getFileName().toString();
    }

    @Override
    public boolean exists() {
        return Files.isDirectory(folder);
    }

    @Override
    public void forEach(Predicate<String> wantedName, Consumer<ArticleFile> file, Reading faults) throws IOException {
        var found = new TreeMap<String, Path>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                        // A mounted ConfigMap shows each file twice: once more under a hidden folder.
                        boolean hidden = directory.getFileName().toString().startsWith(".");
                        return hidden && !directory.equals(folder)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()
                                && wantedName.test(path.getFileName().toString())) {
                            found.put(source(path), path);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path path, IOException e) {
                        faults.fault(source(path), 0, "it cannot be read: " + e);
                        return FileVisitResult.CONTINUE;
                    }
                });
        found.forEach((source, path) -> {
            try {
                file.accept(new ArticleFile(source, Files.readAllBytes(path)));
            } catch (IOException e) {
                faults.fault(source, 0, "it cannot be read: " + e);
            }
        });
    }

    private String source(Path path) {
        return name() + "/" + folder.relativize(path).toString().replace('\\', '/');
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
