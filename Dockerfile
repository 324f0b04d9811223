FROM eclipse-temurin:17-jdk-noble AS build
WORKDIR /build
COPY . .
# Taken apart, since classes load much faster from plain jars than from jars within a jar.
RUN ./mvnw -q -B package -DskipTests \
    && mv target/serai-*.jar serai.jar \
    && java -Djarmode=tools -jar serai.jar extract --destination app

# Debian's or Ubuntu's libc: the embedded PostgreSQL and the embedding model do not run on Alpine's.
FROM eclipse-temurin:17-jre-noble
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/serai --create-home serai
COPY --from=build /build/app /opt/serai
USER serai
ENV SERAI_HOME=/var/lib/serai
WORKDIR /var/lib/serai
VOLUME /var/lib/serai
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD curl --fail --silent --output /dev/null http://localhost:${SERAI_PORT:-8080}/actuator/health
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "/opt/serai/serai.jar"]
