package dev.culprit.eventstore;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.Converter;
import java.util.function.Function;

/// A function between a value and its stored form, with the types Jackson needs to know.
record ValueConverter<A, B>(JavaType from, JavaType to, Function<A, B> function)
        implements Converter<A, B> {
    @Override
    public B convert(A value) {
        return function.apply(value);
    }

    @Override
    public JavaType getInputType(TypeFactory types) {
        return from;
    }

    @Override
    public JavaType getOutputType(TypeFactory types) {
        return to;
    }
}
