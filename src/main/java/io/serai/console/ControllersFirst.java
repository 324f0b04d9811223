package io.serai.console;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Camel maps every path of the contract; a path that a controller answers must be asked for there first. */
@Component
class ControllersFirst implements BeanPostProcessor {
    private static final int BEFORE_CAMEL = -2;

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof RequestMappingHandlerMapping mapping && name.equals("requestMappingHandlerMapping")) {
            mapping.setOrder(BEFORE_CAMEL);
        }
        return bean;
    }
}
