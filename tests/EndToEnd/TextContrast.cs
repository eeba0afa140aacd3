namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>How well a text of a page stands out from what is behind it, as WCAG 2 measures it: from 1 to 21, at least 4.5 for AA.</summary>
internal sealed class TextContrast
{
    public required string Text { get; init; }

    public required double Ratio { get; init; }

    public required string Colors { get; init; }

    /// <summary>Measures every visible text of a page, in HTML and in SVG.</summary>
    public const string Measure =
        """
        () => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const parse = color => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
            return { r, g, b, a: a / 255 };
          };
          const over = (top, below) => ({ r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a), b: top.b * top.a + below.b * (1 - top.a), a: 1 });
          const luminance = ({ r, g, b }) => {
            const [x, y, z] = [r, g, b].map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * x + 0.7152 * y + 0.0722 * z;
          };
          const behind = element => {
            const layers = [];
            for (let at = element; at; at = at.parentElement) {
              const style = getComputedStyle(at);
              if (at instanceof SVGElement) {
                const area = at.querySelector(':scope > .frame, :scope > .band-area, :scope > rect:not(.focus-ring)');
                if (area && at.tagName === 'g') {
                  const fill = parse(getComputedStyle(area).fill);
                  layers.push({ ...fill, a: fill.a * Number(getComputedStyle(area).opacity) });
                }
              } else layers.push(parse(style.backgroundColor));
            }
            return layers.reverse().reduce((below, layer) => over(layer, below), { r: 255, g: 255, b: 255, a: 1 });
          };
          const found = [];
          for (const element of document.querySelectorAll('body *')) {
            const text = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data.trim()).join(' ').trim();
            const box = element.getBoundingClientRect();
            if (text === '' || box.width < 2 || box.height < 2 || element.closest('.visually-hidden, .skip, noscript, title, option, datalist') || element.disabled) continue;
            const style = getComputedStyle(element);
            if (style.visibility !== 'visible') continue;
            const back = behind(element);
            const color = over(parse(element instanceof SVGElement ? style.fill : style.color), back);
            const [light, dark] = [luminance(color), luminance(back)].sort((a, b) => b - a);
            found.push({ text, ratio: (light + 0.05) / (dark + 0.05), colors: `${JSON.stringify(color)} on ${JSON.stringify(back)}` });
          }
          return found;
        }
        """;
}
