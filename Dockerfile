# The bot with everything it needs; what it is set to and how to run it: src/operations/README.md
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
# The only script that would run is the build, whose sources are not there yet.
RUN npm ci --ignore-scripts
COPY src src
RUN npm run -s build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production CORPUS_DIR=/corpus DATA_DIR=/data HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# The words, where a corpus has none of its own; and what a new volume begins with.
COPY corpus corpus
COPY --chown=node:node corpus /corpus
RUN mkdir /data && chown node:node /data
USER node
VOLUME ["/corpus", "/data"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/program/main.js"]
