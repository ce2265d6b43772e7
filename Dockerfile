# syntax=docker/dockerfile:1

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No package needs its install script, and the image has no compiler for those that would try one.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The Node among the packages is for machines that have none; this image brings its own.
RUN npx --no-install vite build \
	&& npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
	&& rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/.cache

FROM node:24-slim
ENV NODE_ENV=production VISAVIS_MODE=production PORT=3000 DATA_DIR=/data
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/build ./build
# The first organizer: docker run -it --rm -v …:/data visavis node scripts/create-organizer.ts --email … --name …
COPY --from=build /app/scripts/create-organizer.ts ./scripts/
COPY --from=build /app/schema ./schema
COPY --from=build /app/web/src/lib/server ./web/src/lib/server
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s CMD ["node", "-e", \
	"fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that the signal to stop reaches it.
CMD ["node", "--enable-source-maps", "build/server/main.js"]
