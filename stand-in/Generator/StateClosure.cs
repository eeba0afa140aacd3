namespace CrossCloudDns.StandIn;

/// <summary>The objects that occur in a resource's state and so need a <c>GetArgs</c> form.</summary>
internal static class StateClosure
{
    public static IReadOnlySet<Declaration.Object> Of(Table table)
    {
        var found = new HashSet<Declaration.Object>();
        if (table.HasState)
        {
            foreach (var resource in table.Declarations.OfType<Declaration.Resource>().Where(r => !r.IsProvider))
            {
                Add(resource.Properties.Where(p => p.Out is not null || p.In is not null));
            }
        }

        return found;

        void Add(IEnumerable<Property> properties)
        {
            foreach (var property in properties)
            {
                Visit((property.In ?? property.Out)!.Shape);
            }
        }

        void Visit(TypeShape shape)
        {
            switch (shape)
            {
                case TypeShape.List(var element):
                    Visit(element);
                    break;
                case TypeShape.Map(var element):
                    Visit(element);
                    break;
                case TypeShape.Union(var first, var second):
                    Visit(first);
                    Visit(second);
                    break;
                case TypeShape.Named(var module, var name)
                    when table.Find(module, name, d => d is Declaration.Object) is Declaration.Object target && found.Add(target):
                    Add(target.Properties);
                    break;
            }
        }
    }
}
