(() => {
  'use strict';
  const form = document.getElementById('filters');
  const output = form.querySelector('output');
  const claims = [...document.querySelectorAll('details.claim')];
  const names = ['verdict', 'effect', 'evidence', 'text'];
  // Marks of scripts are no characters of the page: x_i and xi find the same.
  const plain = text => text.toLowerCase().replace(/[_^{}\s]+/g, '');
  const texts = new Map(claims.map(claim => [claim, plain(claim.textContent)]));

  const filter = () => {
    const wanted = Object.fromEntries(names.map(name => [name, form.elements[name].value]));
    const text = plain(wanted.text);
    let shown = 0;
    for (const claim of claims) {
      const data = claim.dataset;
      const passes = (!wanted.verdict || data.verdict === wanted.verdict)
        && (!wanted.effect || data.effect === wanted.effect)
        && (!wanted.evidence || data.evidence.split('|').includes(wanted.evidence))
        && texts.get(claim).includes(text);
      claim.hidden = !passes;
      shown += passes ? 1 : 0;
    }
    for (const section of document.querySelectorAll('section.claims')) {
      section.hidden = !section.querySelector('details.claim:not([hidden])');
    }
    output.textContent = shown === claims.length
      ? `All ${claims.length} claims` : `${shown} of ${claims.length} claims`;
  };

  // The address keeps the filters, so that a link restores them.
  const remember = () => {
    const set = new URLSearchParams();
    for (const name of names) {
      if (form.elements[name].value) set.set(name, form.elements[name].value);
    }
    history.replaceState(null, '', `#${set}`);
  };

  const follow = () => {
    let hash = location.hash.slice(1);
    try {
      hash = decodeURIComponent(hash);
    } catch {
      return;
    }
    if (hash.includes('=')) {
      const set = new URLSearchParams(hash);
      for (const name of names) form.elements[name].value = set.get(name) ?? '';
      filter();
      form.scrollIntoView();
      return;
    }
    const target = document.getElementById(hash);
    if (!target) return;
    if (target.matches('details.claim')) {
      if (target.hidden) {
        form.reset();
      }
      target.open = true;
      target.querySelector('summary').focus({preventScroll: true});
    } else if (target.closest('section.claims[hidden]')) {
      form.reset();
    }
    filter();
    target.scrollIntoView();
  };

  const light = (node, on) => {
    for (const path of document.querySelectorAll(
      `path[data-from="${node.dataset.claim}"], path[data-to="${node.dataset.claim}"]`)) {
      path.classList.toggle('lit', on);
    }
  };
  for (const node of document.querySelectorAll('.node')) {
    for (const event of ['mouseenter', 'focus']) node.addEventListener(event, () => light(node, true));
    for (const event of ['mouseleave', 'blur']) node.addEventListener(event, () => light(node, false));
  }

  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = claims.filter(claim => !claim.open);
    for (const claim of opened) claim.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const claim of opened) claim.open = false;
  });

  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', () => { filter(); remember(); });
  form.addEventListener('reset', () => setTimeout(() => {
    filter();
    if (location.hash.includes('=')) remember();
  }));
  for (const button of form.querySelectorAll('[data-open]')) {
    button.addEventListener('click', () => {
      for (const claim of claims) if (!claim.hidden) claim.open = button.dataset.open === 'true';
    });
  }
  // A click on the link of the claim that is open already changes no hash.
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute('href') === location.hash) follow();
  });
  window.addEventListener('hashchange', follow);

  for (const claim of claims) claim.open = false;
  form.hidden = false;
  filter();
  follow();
})();
