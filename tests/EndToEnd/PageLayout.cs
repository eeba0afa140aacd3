namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>What lies over what it should not, or sticks out of what should hold it, in the page as it is laid out.</summary>
internal static class PageLayout
{
    /// <summary>Gives one sentence for each fault. Parts of the picture may lie in the zone's frame, and nowhere else over one another.</summary>
    public const string Faults =
        """
        () => {
          const faults = [];
          const named = element => element.dataset?.element ?? element.id ?? element.className;
          const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
          const pairs = (parts, box) => {
            for (let one = 0; one < parts.length; one++)
              for (let other = one + 1; other < parts.length; other++)
                if (overlap(box(parts[one]), box(parts[other]))) faults.push(`${named(parts[one])} lies over ${named(parts[other])}`);
          };
          const frame = node => node.querySelector('.frame').getBoundingClientRect();
          const nodes = [...document.querySelectorAll('#picture [data-element].node:not(.zone)')];
          pairs(nodes, frame);
          pairs([...document.querySelectorAll('main .card:not(.open)')], card => card.getBoundingClientRect());
          for (const node of document.querySelectorAll('#picture [data-element].node')) {
            const outer = frame(node);
            for (const text of node.querySelectorAll('text')) {
              const inner = text.getBoundingClientRect();
              if (inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1)
                faults.push(`'${text.textContent}' sticks out of ${named(node)}`);
            }
            const texts = [...node.querySelectorAll('text')];
            pairs(texts, text => text.getBoundingClientRect());
          }
          const wide = document.documentElement.clientWidth;
          for (const card of document.querySelectorAll('main .card, .page-head > *'))
            if (card.getBoundingClientRect().right > wide + 1) faults.push(`${named(card)} leaves the page on the right`);
          if (document.documentElement.scrollWidth > wide) faults.push(`the page scrolls sideways, ${document.documentElement.scrollWidth} in ${wide}`);
          return faults;
        }
        """;
}
