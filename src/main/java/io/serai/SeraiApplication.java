package io.serai;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class SeraiApplication {

    public static void main(String[] args) {
        SpringApplication.run(SeraiApplication.class, args);
    }
}
