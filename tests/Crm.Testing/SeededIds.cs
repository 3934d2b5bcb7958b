using System.Buffers.Binary;

namespace Crm.Testing;

/// <summary>Ids that are the same in every run: a seed and a counter.</summary>
public sealed class SeededIds(int seed = 1)
{
    private int _next;

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, seed);
        bytes[6] = 0x70;
        bytes[8] = 0x80;
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], ++_next);
        return new Guid(bytes, bigEndian: true);
    }
}
