// The page: controls, drawing, play. Every number comes from theory, the compiled Java.
(() => {
  const theory = normsharpTheory;
  const $ = id => document.getElementById(id);
  const ask = (name, ...args) => JSON.parse(theory[name](...args));
  const NAMES = ['x1', 'x2', 'y', 'alpha', 'eta'];
  const LOGARITHMIC = { alpha: true, eta: true };
  const COLOURS = { manifold: '#f0b400', edge: '#5c4500', stable: '#1a2330', bound: '#1a2330', flow: '#0b7a3b',
    descent: '#b3202a', kkt: '#7b2cbf', norm: '#0b5563', sharp: '#8a3b00' };
  const FINE = 81, COARSE = 25, RATES = 161;

  let state = null;      // as Lab.read gives it
  let facts = null;      // as Lab.problem and Lab.rate give it
  let problem = null;    // {key, facts}, the part that does not depend on η
  let path = [0];        // as Lab.run gives it
  let map = null;        // {key, size, half, values, image}
  let lines = null;      // {map, bound, segments}
  let scan = null;       // {key, etas, curves, runs}
  let playing = false, credit = 0, last = 0;
  const layers = {};
  let frame = 0, details = 0, rescan = 0, link = 0;

  const steps = () => (path.length - 1) / 2 - 1;
  const weights = k => [path[1 + 2 * k], path[2 + 2 * k]];
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const text = value => theory.rounded(value);

  // State -------------------------------------------------------------------------------------

  function adopt(described, { fromLink = false } = {}) {
    const before = state;
    state = described;
    NAMES.forEach(name => {
      const field = $(name), slider = $(name + '-slider');
      if (document.activeElement !== field || fromLink) field.value = state[name];
      const value = number(state[name]);
      const position = LOGARITHMIC[name] ? Math.log10(value) : value;
      if (document.activeElement !== slider || fromLink) slider.value = position;
      slider.setAttribute('aria-valuetext', state[name]);
      complain(name, '');
    });
    const same = s => s && NAMES.map(name => s[name]).join('&');
    if (same(before) !== same(state)) {
      path = theory.run(state.fragment);
      const key = NAMES.slice(0, 4).map(name => state[name]).join('&');
      if (!problem || problem.key !== key) problem = { key, facts: ask('problem', state.fragment) };
      facts = { ...problem.facts, ...ask('rate', state.fragment) };
      state.step = Math.min(state.step, steps());
      $('step').max = steps();
      later();
    }
    markPreset();
    redraw();
  }

  /** A fraction or a decimal as a number; for positions only. */
  const number = s => s.split('/').map(Number).reduce((a, b) => a / b);

  function change(name, value) {
    const described = ask('change', fragment(), name, value);
    if (described.complaints.length) {
      complain(name, described.complaints[0]);
    } else {
      adopt(described);
    }
  }

  function complain(name, message) {
    $(name).setAttribute('aria-invalid', message ? 'true' : 'false');
    $(name + '-wrong').textContent = message;
  }

  const fragment = () => state.fragment.replace(/step=\d+$/, 'step=' + state.step);

  function open(hash) {
    const described = ask('read', hash);
    pause();
    adopt(described, { fromLink: true });
    $('complaint').hidden = !described.complaints.length;
    $('complaint').textContent = described.complaints.length
      ? 'This link is not as it should be, initial values stand in: ' + described.complaints.join('; ') + '.' : '';
  }

  function go(step) {
    state.step = clamp(step, 0, steps());
    redraw();
  }

  function later() {
    clearTimeout(details);
    details = setTimeout(showDetails, 80);
    clearTimeout(rescan);
    rescan = setTimeout(startScan, 150);
  }

  function rememberLink() {
    clearTimeout(link);
    link = setTimeout(() => history.replaceState(null, '', '#' + fragment()), 300);
  }

  // Play --------------------------------------------------------------------------------------

  function pause() {
    playing = false;
    $('play').textContent = 'Play';
  }

  function play() {
    if (state.step >= steps()) state.step = 0;
    playing = true;
    credit = 0;
    last = performance.now();
    $('play').textContent = 'Pause';
    redraw();
  }

  function redraw() {
    if (!frame) frame = requestAnimationFrame(draw);
  }

  function draw(now) {
    frame = 0;
    const begin = performance.now();
    if (playing) {
      credit += Math.min(now - last, 100) / 1000 * Number($('speed').value);
      last = now;
      const whole = Math.floor(credit);
      credit -= whole;
      state.step = Math.min(state.step + Math.max(whole, 0), steps());
      if (state.step >= steps()) pause(); else redraw();
    }
    refineMap();
    drawPlane();
    showStep();
    drawRates();
    rememberLink();
    performance.measure('lab-frame', { start: begin, end: performance.now() });
    if (performance.getEntriesByName('lab-frame').length > 500) performance.clearMeasures('lab-frame');
  }

  // The plane ---------------------------------------------------------------------------------

  /** Computes the sharpness map when the problem is new: coarse at once, fine in slices of time. */
  function refineMap() {
    const key = [state.x1, state.x2, state.y, facts.halfWidth].join('&');
    if (!map || map.key !== key) {
      const values = theory.sharpness(state.fragment, facts.halfWidth, COARSE, 0, COARSE);
      map = { key, size: COARSE, half: facts.halfWidth, values, image: paint(values, COARSE), fine: null, row: 0 };
    }
    if (map.size === FINE) return;
    map.fine = map.fine || new Float64Array(FINE * FINE);
    const begin = performance.now();
    while (map.row < FINE && performance.now() - begin < 5) {
      map.fine.set(theory.sharpness(state.fragment, map.half, FINE, map.row, map.row + 1), map.row * FINE);
      map.row++;
    }
    if (map.row === FINE) {
      map = { key, size: FINE, half: map.half, values: map.fine, image: paint(map.fine, FINE) };
    }
    redraw();
  }

  function paint(values, size) {
    const canvas = document.createElement('canvas');
    const full = 2 * size - 1;
    canvas.width = canvas.height = full;
    const context = canvas.getContext('2d');
    const image = context.createImageData(full, full);
    const known = 6 * Math.abs(number(state.y)) * Math.max(Math.abs(number(state.x1)), Math.abs(number(state.x2)));
    const middle = known || Math.max(1e-9, values[values.length - 1] / 2);
    for (let row = 0; row < full; row++) {
      for (let column = 0; column < full; column++) {
        const s = values[Math.abs(row - size + 1) * size + Math.abs(column - size + 1)];
        const t = s / (s + middle);
        const at = 4 * (row * full + column);
        image.data[at] = 255 - 225 * t;
        image.data[at + 1] = 255 - 165 * t;
        image.data[at + 2] = 255 - 60 * t;
        image.data[at + 3] = 255;
      }
    }
    context.putImageData(image, 0, 0);
    return canvas;
  }

  function contour() {
    if (!lines || lines.map !== map || lines.bound !== facts.bound) {
      lines = { map, bound: facts.bound, segments: theory.contour(map.values, map.size, map.half, facts.bound) };
    }
    return lines.segments;
  }

  function fit(canvas, ratio) {
    const density = Math.min(window.devicePixelRatio || 1, 2);
    const width = Math.max(canvas.clientWidth, 200);
    const w = Math.round(width * density), h = Math.round(width * ratio * density);
    if (canvas.width !== w || canvas.height !== h) { canvas.width = w; canvas.height = h; }
    const context = canvas.getContext('2d');
    context.setTransform(density, 0, 0, density, 0, 0);
    return { context, width, height: width * ratio };
  }

  /** A canvas that is drawn again only when what it shows has changed. */
  function layer(name, canvas, shown, drawing) {
    const old = layers[name];
    const same = old && old.canvas.width === canvas.width && old.canvas.height === canvas.height
      && shown.every((thing, k) => thing === old.shown[k]);
    if (!same) {
      const own = old ? old.canvas : document.createElement('canvas');
      own.width = canvas.width; own.height = canvas.height;
      const context = own.getContext('2d');
      context.setTransform(canvas.getContext('2d').getTransform());
      drawing(context);
      layers[name] = { canvas: own, shown };
    }
    const context = canvas.getContext('2d');
    context.save(); context.resetTransform(); context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(layers[name].canvas, 0, 0);
    context.restore();
  }

  function drawPlane() {
    const { context: c, width } = fit($('plane'), 1);
    const margin = 30, side = width - margin - 6, half = facts.halfWidth;
    const X = w => margin + (w / half + 1) / 2 * side;
    const Y = w => 6 + (1 - w / half) / 2 * side;
    const inside = context => { context.save(); context.beginPath(); context.rect(margin, 6, side, side); context.clip(); };
    layer('plane', $('plane'), [map, facts, path], context => {
      inside(context);
      drawTheory(context, X, Y, margin, side);
      context.restore();
      axes(context, { left: margin, top: 6, width: side, height: side }, [-half, half], [-half, half], 'w₁', 'w₂');
    });
    inside(c);
    drawDescent(c, X, Y);
    c.restore();
  }

  function drawTheory(c, X, Y, margin, side) {
    c.imageSmoothingEnabled = true;
    const cell = side / (2 * map.size - 2) / 2;
    c.drawImage(map.image, margin - cell, 6 - cell, side + 2 * cell, side + 2 * cell);
    const segments = contour();
    mirrored((p, q) => {
      c.beginPath();
      for (let k = 0; k < segments.length; k += 4) {
        c.moveTo(X(p * segments[k]), Y(q * segments[k + 1]));
        c.lineTo(X(p * segments[k + 2]), Y(q * segments[k + 3]));
      }
      stroke(c, COLOURS.bound, 1);
      polyline(c, X, Y, facts.manifold, p, q);
      stroke(c, COLOURS.edge, 5.5);
      stroke(c, COLOURS.manifold, 4);
      polyline(c, X, Y, facts.stable, p, q);
      stroke(c, COLOURS.stable, 1.8);
    });
    descentLine(c, X, Y, 0, steps());
    stroke(c, COLOURS.descent + '38', 1);
    polyline(c, X, Y, facts.flow.path, 1, 1);
    stroke(c, COLOURS.flow, 2.5, [2, 2.5]);
    mirrored((p, q) => {
      minimizers(c, X, Y, p, q, facts.norm, 'triangle', COLOURS.norm);
      minimizers(c, X, Y, p, q, facts.sharp, 'square', COLOURS.sharp);
      facts.kkt.forEach(point => mark(c, X(p * Math.sqrt(point.v[0])), Y(q * Math.sqrt(point.v[1])),
        'diamond', COLOURS.kkt, false, 7));
      if (facts.risk.length) {
        mark(c, X(p * Math.sqrt(facts.risk[0])), Y(q * Math.sqrt(facts.risk[1])), 'star', COLOURS.kkt, true, 8);
      }
    });
    mark(c, X(facts.flow.limit[0]), Y(facts.flow.limit[1]), 'circle', COLOURS.flow, false, 6);
  }

  function mirrored(one) {
    [[1, 1], [-1, 1], [1, -1], [-1, -1]].forEach(([p, q]) => one(p, q));
  }

  /** A state of gradient descent on the plot, held near it where it runs away. */
  function place(k, X, Y) {
    const far = 3 * facts.halfWidth, w = weights(k);
    return [X(clamp(w[0], -far, far)), Y(clamp(w[1], -far, far))];
  }

  function descentLine(c, X, Y, from, to) {
    c.beginPath();
    for (let k = from; k <= to; k++) c.lineTo(...place(k, X, Y));
  }

  function drawDescent(c, X, Y) {
    descentLine(c, X, Y, Math.max(0, state.step - 300), state.step);
    stroke(c, COLOURS.descent, 1.4);
    c.fillStyle = COLOURS.descent;
    for (let k = Math.max(0, state.step - 200); k <= state.step; k++) {
      const [x, y] = place(k, X, Y);
      c.fillRect(x - 1.6, y - 1.6, 3.2, 3.2);
    }
    mark(c, ...place(state.step, X, Y), 'circle', COLOURS.descent, true, 6);
  }

  function minimizers(c, X, Y, p, q, set, shape, colour) {
    if (set.v.length === 2) { // x₁ = x₂: the whole circle
      polyline(c, X, Y, facts.manifold, p, q);
      stroke(c, colour, 1.5, [1, 5]);
    }
    const far = 2 * facts.halfWidth;
    set.v.forEach(v => {
      const w = [p * Math.sqrt(v[0]), q * Math.sqrt(v[1])];
      set.free.forEach(i => {
        const ends = i === 0 ? [-far, w[1], far, w[1]] : [w[0], -far, w[0], far];
        polyline(c, X, Y, ends, 1, 1);
        stroke(c, colour, 1.5, [1, 5]);
      });
      mark(c, X(w[0]), Y(w[1]), shape, colour, false, 7);
    });
  }

  function polyline(c, X, Y, points, p, q) {
    c.beginPath();
    for (let k = 0; k < points.length; k += 2) c.lineTo(X(p * points[k]), Y(q * points[k + 1]));
  }

  function stroke(c, colour, width, dash) {
    c.strokeStyle = colour; c.lineWidth = width; c.lineJoin = 'round';
    c.setLineDash(dash || []); c.stroke(); c.setLineDash([]);
  }

  function mark(c, x, y, shape, colour, filled, r) {
    c.beginPath();
    if (shape === 'circle') c.arc(x, y, r * .8, 0, 7);
    else {
      const corners = { triangle: 3, square: 4, diamond: 4, star: 10 }[shape];
      const turn = shape === 'square' ? Math.PI / 4 : 0;
      for (let k = 0; k < corners; k++) {
        const radius = shape === 'star' && k % 2 ? r * .45 : r;
        const angle = turn - Math.PI / 2 + 2 * Math.PI * k / corners;
        c.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
      }
      c.closePath();
    }
    c.fillStyle = filled ? colour : '#ffffffb0'; c.fill();
    stroke(c, filled ? '#fff' : colour, filled ? 1 : 2);
    if (filled) stroke(c, colour, .8);
  }

  function ticks(low, high) {
    const raw = (high - low) / 5, power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map(k => k * power).find(s => s >= raw);
    const found = [];
    for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) found.push(k * step);
    return { found, label: value => Number(value.toPrecision(6)).toString().replace('-', '−') };
  }

  function axes(c, box, xs, ys, xName, yName) {
    c.fillStyle = c.strokeStyle = '#1a2330';
    c.lineWidth = 1; c.font = '11px system-ui, sans-serif';
    c.strokeRect(box.left, box.top, box.width, box.height);
    const horizontal = ticks(...xs), vertical = ticks(...ys);
    c.textAlign = 'center'; c.textBaseline = 'top';
    horizontal.found.forEach(value => {
      const x = box.left + (value - xs[0]) / (xs[1] - xs[0]) * box.width;
      c.fillRect(x, box.top + box.height - 4, 1, 4);
      if (x < box.left + box.width - 18) c.fillText(horizontal.label(value), x, box.top + box.height + 4);
    });
    c.textAlign = 'right'; c.textBaseline = 'middle';
    vertical.found.forEach(value => {
      const y = box.top + (ys[1] - value) / (ys[1] - ys[0]) * box.height;
      c.fillRect(box.left, y, 4, 1);
      if (y > box.top + 14) c.fillText(vertical.label(value), box.left - 3, y);
    });
    c.font = 'italic 12px system-ui, sans-serif';
    c.textBaseline = 'top';
    c.fillText(xName, box.left + box.width, box.top + box.height + 4);
    c.fillText(yName, box.left - 4, box.top);
  }

  // Words -------------------------------------------------------------------------------------

  function cells(row, values, header) {
    row.replaceChildren(...values.map((value, k) => {
      const cell = document.createElement(header && k === 0 ? 'th' : 'td');
      if (header && k === 0) cell.scope = 'row';
      cell.textContent = value;
      return cell;
    }));
    return row;
  }

  function measured(w) {
    const [loss, sharpness, norm, risk] = theory.measures(state.fragment, w[0], w[1]);
    return [text(w[0]), text(w[1]), text(loss), text(sharpness), text(sharpness / facts.bound), text(norm), text(risk)];
  }

  let shown = '';
  function showStep() {
    const key = fragment() + '&' + steps();
    if (shown === key) return;
    shown = key;
    $('step').value = state.step;
    $('step').setAttribute('aria-valuetext', 'step ' + state.step + ' of ' + steps());
    $('step-text').textContent = state.step + ' of ' + steps();
    const now = weights(state.step);
    cells($('row-now'), ['Step ' + state.step, ...measured(now)], true);
    const first = Math.max(0, state.step - 7);
    if (!playing) {
      $('history').replaceChildren(...Array.from({ length: state.step - first + 1 }, (_, k) =>
        cells(document.createElement('tr'), [String(first + k), ...measured(weights(first + k))], true)));
    }
  }

  function showDetails() {
    const verdict = ask('verdict', state.fragment);
    const badge = document.createElement('span');
    badge.className = 'badge';
    badge.textContent = verdict.title;
    $('verdict').replaceChildren(badge, document.createTextNode(verdict.sentence));
    $('verdict').dataset.regime = verdict.regime;
    cells($('row-start'), ['Start', ...measured(weights(0))], true);
    cells($('row-end'), ['Last, step ' + steps(), ...measured(weights(steps()))], true);
    cells($('row-flow'), ['Limit of the flow', ...measured(facts.flow.limit)], true);
    $('facts').replaceChildren(...ask('facts', state.fragment).flatMap(([name, value]) => {
      const dt = document.createElement('dt'), dd = document.createElement('dd');
      dt.textContent = name; dd.textContent = value;
      return [dt, dd];
    }));
    $('kkt').replaceChildren(...facts.kkt.map(point => cells(document.createElement('tr'),
      [point.text, point.nu, point.lambda, point.risk, (point.global ? 'global minimizer' : 'no minimizer')
        + (point.active ? ', S = 2/η' : '')], true)));
    $('kkt-none').hidden = facts.kkt.length > 0;
    $('plane').setAttribute('aria-label', 'Plane of the two weights. ' + verdict.sentence);
  }

  function markPreset() {
    const bare = f => f.replace(/&step=\d+$/, '');
    document.querySelectorAll('[data-preset]').forEach(button => {
      const same = bare(button.dataset.preset) === bare(state.fragment);
      button.setAttribute('aria-pressed', same ? 'true' : 'false');
      if (same) {
        const source = button.closest('li');
        $('preset-text').replaceChildren(...Array.from(source.querySelectorAll('p'), p => p.cloneNode(true)));
      }
    });
    $('preset-text').hidden = !document.querySelector('[data-preset][aria-pressed=true]');
  }

  // Learning rates ----------------------------------------------------------------------------

  const PANELS = [
    { id: 'rates-sharpness', name: 'S', of: 0 },
    { id: 'rates-norm', name: '‖w‖²', of: 1 },
    { id: 'rates-risk', name: 'R', of: 2 },
  ];

  const MARKS = { '2/s_GF': ['#0b7a3b', 1.3, [2, 2]], 'norm minimizers': ['#0b5563', 1.3, [6, 3]],
    'trapping box': ['#1a2330', 1.3, [1, 3]], 'any of 𝓜': ['#8a3b00', 1.3, [9, 3]] };

  const scanKey = () => NAMES.slice(0, 4).map(name => state[name]).join('&') + '&' + facts.largestRate;

  function startScan() {
    const key = scanKey();
    if (scan && scan.key === key) { redraw(); return; }
    const etas = Array.from({ length: RATES }, (_, k) => facts.largestRate * (k + 1) / RATES);
    scan = { key, etas, curves: null, runs: [], fragment: state.fragment };
    scan.curves = theory.curves(state.fragment, Float64Array.from(etas));
    work(scan, 0);
  }

  /** Runs one rate after another in slices of time; every fourth rate first. */
  function work(mine, done) {
    if (scan !== mine) return;
    const begin = performance.now();
    while (done < RATES && performance.now() - begin < 6) {
      const k = (done * 4) % RATES; // RATES is odd, so each rate comes once
      mine.runs[k] = theory.runAt(mine.fragment, mine.etas[k]);
      done++;
    }
    $('rates-progress').textContent = done < RATES ? done + ' of ' + RATES + ' rates' : RATES + ' rates';
    redraw();
    if (done < RATES) setTimeout(() => work(mine, done), 12);
  }

  function range(of) {
    const theoretical = [];
    if (of === 0) theoretical.push(...facts.rates.slice(0, 1).map(mark => 2 / mark.value));
    else for (let k = of - 1; k < scan.curves.length; k += 2) theoretical.push(scan.curves[k]);
    const converged = scan.runs.filter(run => run && run[0] === 0).map(run => run[1 + of]);
    const values = [...theoretical, ...converged].filter(Number.isFinite);
    const high = Math.max(...values, 0);
    return [0, 1.25 * (high > 0 ? high : 1)];
  }

  function drawRates() {
    // Until the scan of a new problem starts, the old one would be drawn on a wrong axis.
    if (!scan || scan.key !== scanKey()) return;
    const done = scan.runs.filter(run => run).length;
    PANELS.forEach(panel => {
      const canvas = $(panel.id);
      const { context: c, width, height } = fit(canvas, .72);
      const box = { left: 40, top: 8, width: width - 48, height: height - 30 };
      layer(panel.id, canvas, [scan, done, problem], context => drawScan(context, panel, box));
      const eta = number(state.eta), x = box.left + Math.min(eta / facts.largestRate, 1) * box.width;
      c.beginPath(); c.moveTo(x, box.top); c.lineTo(x, box.top + box.height);
      stroke(c, '#0a4fa3', 2.5);
      canvas.setAttribute('aria-valuenow', String(Math.min(eta, facts.largestRate)));
      canvas.setAttribute('aria-valuemin', '0');
      canvas.setAttribute('aria-valuemax', String(facts.largestRate));
      canvas.setAttribute('aria-valuetext', 'η = ' + state.eta);
    });
  }

  function drawScan(c, panel, box) {
    const top = facts.largestRate, ys = range(panel.of);
    const X = eta => box.left + eta / top * box.width;
    const Y = value => box.top + (ys[1] - value) / ys[1] * box.height;
    c.fillStyle = '#fff'; c.fillRect(0, 0, c.canvas.width, c.canvas.height);
    c.save();
    c.beginPath(); c.rect(box.left, box.top, box.width, box.height); c.clip();
    c.fillStyle = '#f6dcdd';
    scan.runs.forEach((run, k) => {
      if (run && run[0] === 1) c.fillRect(X(scan.etas[k]) - box.width / RATES, box.top, box.width / RATES + .5, box.height);
    });
    facts.rates.forEach(rate => {
      c.beginPath(); c.moveTo(X(rate.value), box.top); c.lineTo(X(rate.value), box.top + box.height);
      stroke(c, ...MARKS[rate.name]);
    });
    c.beginPath();
    scan.etas.forEach((eta, k) => {
      const value = panel.of === 0 ? 2 / eta : scan.curves[2 * k + panel.of - 1];
      if (Number.isFinite(value)) c.lineTo(X(eta), Y(value));
    });
    stroke(c, panel.of === 2 ? COLOURS.kkt : COLOURS.bound, 2);
    scan.runs.forEach((run, k) => {
      if (!run || run[0] === 1) return;
      c.fillStyle = run[0] === 0 ? COLOURS.descent : run[0] === 2 ? '#b3202a70' : '#555';
      const r = run[0] === 2 ? .9 : 1.9;
      for (let j = 1 + panel.of; j < run.length; j += 3) c.fillRect(X(scan.etas[k]) - r, Y(run[j]) - r, 2 * r, 2 * r);
    });
    c.restore();
    axes(c, box, [0, top], ys, 'η', panel.name);
  }

  const neat = value => String(Number(value.toPrecision(3)));

  // Events ------------------------------------------------------------------------------------

  NAMES.forEach(name => {
    $(name + '-slider').addEventListener('input', event => {
      const value = Number(event.target.value);
      change(name, LOGARITHMIC[name] ? neat(10 ** value) : neat(value));
      $(name).value = state[name];
    });
    $(name).addEventListener('input', event => change(name, event.target.value));
    $(name).addEventListener('blur', event => { if (!$(name + '-wrong').textContent) event.target.value = state[name]; });
  });
  $('step').addEventListener('input', event => { pause(); go(Number(event.target.value)); });
  $('play').addEventListener('click', () => { if (playing) { pause(); shown = ''; redraw(); } else play(); });
  $('back').addEventListener('click', () => { pause(); go(0); });
  $('previous').addEventListener('click', () => { pause(); go(state.step - 1); });
  $('next').addEventListener('click', () => { pause(); go(state.step + 1); });
  $('end').addEventListener('click', () => { pause(); go(steps()); });
  $('plane-box').addEventListener('keydown', event => {
    const act = { ArrowRight: () => go(state.step + 1), ArrowLeft: () => go(state.step - 1),
      Home: () => go(0), End: () => go(steps()) }[event.key];
    if (act) { pause(); act(); event.preventDefault(); }
    if (event.key === ' ') { $('play').click(); event.preventDefault(); }
  });
  PANELS.forEach(panel => {
    const canvas = $(panel.id);
    canvas.addEventListener('click', event => {
      const box = canvas.getBoundingClientRect();
      const part = (event.clientX - box.left - 40) / (box.width - 48);
      change('eta', neat(clamp(part, 1e-3, 1) * facts.largestRate));
    });
    canvas.addEventListener('keydown', event => {
      const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
      if (!by) return;
      const unit = facts.largestRate / (RATES - 1);
      change('eta', neat(clamp(number(state.eta) + by * unit, unit / 4, facts.largestRate)));
      event.preventDefault();
    });
  });
  $('copy').addEventListener('click', async () => {
    const address = location.href.split('#')[0] + '#' + fragment();
    history.replaceState(null, '', '#' + fragment());
    $('link').value = address;
    $('link-box').hidden = false;
    try {
      await navigator.clipboard.writeText(address);
      $('status').textContent = 'The link is on the clipboard.';
    } catch (refused) {
      $('link').select();
      $('status').textContent = 'The browser keeps the clipboard shut; the link is in the field, ready to be copied.';
    }
  });
  document.querySelectorAll('[data-preset]').forEach(button => button.addEventListener('click', () => {
    open(button.dataset.preset);
    if (button.closest('.lab-presets')) {
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      $('controls').scrollIntoView({ behavior: calm ? 'auto' : 'smooth' });
    }
  }));
  window.addEventListener('hashchange', () => open(location.hash));
  new ResizeObserver(redraw).observe($('plane'));
  open(location.hash);
})();
