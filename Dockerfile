FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Nothing of the packages' own scripts is needed to compile.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json tsconfig.testing.json ./
COPY tools ./tools
COPY src ./src
# `pressgraph/testing`.
COPY tests/helpers ./tests/helpers
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

# Optional packages of its users, which send traces.
FROM node:24-slim AS traces
WORKDIR /app
COPY package.json ./
RUN node -p "Object.keys(require('./package.json').peerDependenciesMeta).map((name) => name + '@' + require('./package.json').devDependencies[name]).join(' ')" >names \
  && rm package.json \
  && npm install --ignore-scripts --no-audit --no-fund $(cat names)

FROM node:24-slim
LABEL org.opencontainers.image.title="Pressgraph" \
      org.opencontainers.image.description="GraphQL for any WordPress site, with nothing to install on it" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    LOG_FORMAT=json
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=traces /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
# A user of the image that owns none of the files.
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which would keep the signals to itself.
ENTRYPOINT ["node", "--enable-source-maps", "dist/cli/main.js"]
